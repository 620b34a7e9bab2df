// A team presents a briefing: one part a screen, by keyboard, with a timer of seven minutes, without network once it is open, and
// without script; and prints it on one side of A4.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { exampleSite, newSite, ofType } from "./lib/site.mjs";

const briefing = "briefings/2026-03-16-child-linnet/";
const projector = { width: 1280, height: 720 };

let browser, site;
before(async () => {
  browser = await launch();
  site = await exampleSite();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page of the site on a projector. */
async function opened(t, path, options = {}) {
  const context = await browser.newContext({ viewport: projector, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(error.message));
  await page.goto(site.address + path);
  return page;
}

const heading = (page) => page.locator(".screen:visible h2").first().innerText().then((text) => text.replace(/\s+/g, " "));

test("one part a screen, by keyboard", async (t) => {
  const page = await opened(t, `${briefing}present.html`);
  const screens = await page.locator(".screen").count();
  assert.equal(screens, 8, "the title and seven parts");
  for (const [key, want] of [
    ["ArrowRight", "1. Background"], ["PageDown", "2. Why it matters"], [" ", "3. How the review was done"], ["ArrowDown", "4. What we learned"],
    ["ArrowLeft", "3. How the review was done"], ["PageUp", "2. Why it matters"], ["Shift+ ", "1. Background"],
    ["End", "7. Questions for your team"], ["ArrowRight", "7. Questions for your team"], ["Home", "7 Minute Briefing: Child Linnet"],
  ]) {
    await page.keyboard.press(key);
    assert.equal(await heading(page), want, `after ${key}`);
    assert.equal(await page.locator(".screen:visible").count(), 1, `after ${key}`);
    assert.ok(await page.evaluate(() => document.activeElement.matches(".screen:not(.away)")), `focus follows ${key}`);
    const [needs, has] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    assert.ok(needs <= has, `the screen after ${key} fits: ${needs} of ${has}`);
  }
});

test("links, the way back and addresses of parts", async (t) => {
  const page = await opened(t, `${briefing}present.html`);
  await page.getByRole("link", { name: "4. What we learned" }).click();
  assert.equal(await heading(page), "4. What we learned");
  await page.locator(".screen:visible").getByRole("link", { name: "Next" }).click();
  assert.equal(await heading(page), "5. What worked well");
  await page.goBack();
  assert.equal(await heading(page), "4. What we learned");
  await page.goto(`${site.address}${briefing}present.html#part-6`);
  await page.reload();
  assert.equal(await heading(page), "6. What to do");
  await page.getByRole("link", { name: "Back to the briefing" }).click();
  assert.equal(page.url(), site.address + briefing);
});

test("the timer", async (t) => {
  const page = await opened(t, `${briefing}present.html`);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.reload();
  const shows = async (clock, warning, told) => {
    assert.equal(await page.locator("#clock").innerText(), clock);
    assert.equal(await page.locator("#warning").innerText(), warning);
    assert.equal(await page.locator("#told").innerText(), told);
  };
  const button = page.locator("#start");
  await page.clock.runFor(5000);
  await shows("7:00", "", "");
  await button.focus();
  await page.keyboard.press(" "); // which starts the timer, and does not move on
  assert.equal(await heading(page), "7 Minute Briefing: Child Linnet");
  await page.clock.runFor(61_000);
  await shows("5:59", "", "6 minutes left");
  assert.equal(await button.innerText(), "Pause timer");
  await button.click();
  await page.clock.runFor(60_000);
  await shows("5:59", "", "6 minutes left");
  await button.click();
  await page.clock.runFor(5 * 60_000);
  await shows("0:59", "Last minute", "1 minute left");
  await page.clock.runFor(71_000);
  await shows("+0:12", "Time is up", "Time is up");
  await page.locator("#reset").click();
  await shows("7:00", "", "");
});

test("without network once it is open", async (t) => {
  const page = await opened(t, `${briefing}present.html`);
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  const asked = [];
  page.on("request", (request) => { if (!/favicon/.test(request.url())) asked.push(request.url()); }); // the browser's own wish
  for (let i = 0; i < 7; i++) await page.keyboard.press("PageDown");
  await page.locator("#start").click();
  await page.locator("#full").click();
  assert.ok(await page.evaluate(() => document.fullscreenElement !== null));
  assert.equal(await heading(page), "7. Questions for your team");
  assert.deepEqual(asked, []);
});

test("a long part is scrolled before the next is shown", async (t) => {
  const long = await newSite({ "long.txt": paper(Array.from({ length: 60 }, (_, i) => `Paragraph ${i + 1} of what happened then.`).join("\n\n")) });
  t.after(long.close);
  const { path } = ofType(long, "briefings-present")[0];
  const context = await browser.newContext({ viewport: projector });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${long.address}${path}#part-1`);
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => scrollY > 0);
  assert.equal(await heading(page), "1. Background");
  await page.keyboard.press("ArrowRight");
  assert.equal(await heading(page), "2. Why it matters");
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("without script", async (t) => {
  const page = await opened(t, `${briefing}present.html`, { javaScriptEnabled: false });
  assert.equal(await page.locator(".screen:visible").count(), 8);
  assert.ok(!(await page.locator("#tools").isVisible()));
  await page.locator(".screen").first().getByRole("link", { name: "Next" }).click();
  const box = await page.locator("#screen-2").boundingBox();
  assert.ok(box.y >= -1 && box.y < 50 && box.height >= projector.height - 1, `the first part fills the screen: ${JSON.stringify(box)}`);
  await page.goto(site.address + briefing);
  assert.ok(!(await page.getByRole("button", { name: "Print" }).isVisible()));
  assert.ok(await page.getByText("use Print in the menu of your browser").isVisible());
});

test("the button prints, on one side of A4", async (t) => {
  for (const { path } of ofType(site, "briefings-present")) {
    const page = await opened(t, path.replace("present.html", ""));
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
    await page.getByRole("button", { name: "Print" }).click();
    assert.ok(await page.evaluate(() => globalThis.printed));
    const pdf = await page.pdf({ format: "A4", margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" } });
    assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, path);
  }
});

const paper = (background) => `ANYTOWN PARTNERSHIP

7 Minute Briefing: A long one

Published: 16 March 2026

1. Background

${background}

2. Why it matters

It does.

3. What to do

Ask.

Approved by Ann Example, Chair, on 12 April 2026
`;
