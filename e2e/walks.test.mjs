// The main tasks of the three readers, by keyboard alone, with script and without. Where the focus is must be seen at each step.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, launch, phone } from "./lib/browser.mjs";
import { follow, press, tabTo } from "./lib/keyboard.mjs";
import { exampleSite, ofType } from "./lib/site.mjs";

let site, browser;
before(async () => {
  site = await exampleSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** A walk, at a desk with script and on a phone without. */
function walk(name, steps) {
  test(name, async (t) => {
    for (const script of [true, false]) {
      await t.test(script ? "at a desk, with script" : "on a phone, without script", async () => {
        const page = await browser.newPage({ viewport: script ? desk : phone, javaScriptEnabled: script });
        await page.goto(site.address);
        await steps(page, script);
        await page.close();
      });
    }
  });
}

const path = (page) => page.url().slice(site.address.length).replace(/[#?].*$/, "");
const heading = (page) => page.locator("h1").innerText();

/** Whether the place to which the address leads is in sight. */
const arrived = (page) => page.evaluate(() => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const { top, bottom } = place?.getBoundingClientRect() ?? {};
  return bottom > 0 && top < innerHeight;
});

/** The document of a section whose page has what is looked for. */
const documentWith = (section, has) => ofType(site, `${section}-page`).find((page) => has.test(page.html));

walk("a member of the public reads what a review found, quotes it, and sees what was done", async (page) => {
  await tabTo(page, "the skip link", (element) => element.matches(".skip"));
  await press(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");

  await follow(page, "Findings");
  assert.equal(path(page), "findings/");
  const review = documentWith("findings", /class="callout recommendation"[\s\S]*?<dt>Response<\/dt>/);
  await tabTo(page, "the review", (element, to) => element.pathname?.endsWith(`/${to}`), review.path);
  await press(page);
  assert.equal(path(page), review.path);
  assert.ok((await heading(page)).length > 0);

  await tabTo(page, "a recommendation's link to quote", (element) => element.matches(".callout.recommendation a.quote"));
  await press(page);
  assert.match(page.url(), /#recommendation-/);
  assert.ok(await arrived(page));
  const done = await page.locator(":target").innerText();
  assert.match(done, /Response|Reported|What was done/);
});

walk("a member of the public searches", async (page, script) => {
  await tabTo(page, "the search box", (element) => element.matches(".find input"));
  await page.keyboard.type("neglect");
  await press(page);
  assert.equal(path(page), "search/");
  if (!script) {
    assert.match(await page.locator("#answer").innerText(), /Searching needs JavaScript/);
    await follow(page, "findings", "#answer");
    assert.equal(path(page), "findings/");
    return;
  }
  await page.locator("#results a").first().waitFor();
  assert.equal(await page.locator("#query").inputValue(), "neglect");
  await tabTo(page, "a place that was found", (element) => element.matches("#results h3 a"));
  await press(page);
  assert.ok(site.pages.some((each) => each.path === path(page) && /-page$/.test(each.type)));
  assert.match(await page.locator("main").innerText(), /neglect/i);
});

walk("a practitioner finds a briefing by its theme, prints and presents it, and goes on to the minutes one comes from", async (page, script) => {
  await follow(page, "Briefings");
  assert.equal(path(page), "briefings/");
  const briefing = documentWith("briefings", /\/themes\/[a-z-]+\//);
  await tabTo(page, "the briefing", (element, to) => element.pathname?.endsWith(`/${to}`), briefing.path);
  await press(page);
  assert.equal(path(page), briefing.path);
  await tabTo(page, "a theme", (element) => /\/themes\/[^/]+\/$/.test(element.pathname));
  await press(page);
  assert.match(path(page), /^themes\/[^/]+\/$/);

  const presented = ofType(site, "briefings-present")[0].path;
  await page.goto(site.address + presented.replace("present.html", ""));
  await print(page, script);
  await follow(page, "Present");
  assert.equal(path(page), presented);
  await present(page, script);
  await follow(page, "Back to the briefing");

  const extract = documentWith("briefings", /\/minutes\/[^"\/]+\/#item-/);
  await page.goto(site.address + extract.path);
  await tabTo(page, "the minutes", (element) => /\/minutes\/[^/]+\/$/.test(element.pathname) && element.hash !== "");
  await press(page);
  assert.match(path(page), /^minutes\/[^/]+\/$/);
  assert.ok(await arrived(page));
});

/** Prints by the button, or is told how. */
async function print(page, script) {
  if (!script) {
    assert.equal(await page.locator("#print").isVisible(), false);
    assert.match(await page.locator("#how-to-print").innerText(), /menu of your browser/);
    return;
  }
  await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
  await tabTo(page, "the button to print", (element) => element.id === "print");
  await press(page);
  assert.equal(await page.evaluate(() => globalThis.printed), true);
}

/** Goes through a presentation: a screen at a time and with the timer, or down the page by its links. */
async function present(page, script) {
  const screens = page.locator(".screen");
  const count = await screens.count();
  if (!script) {
    for (let i = 2; i <= count; i++) {
      await follow(page, "Next");
      assert.match(page.url(), new RegExp(`#screen-${i}$`));
      assert.ok(await arrived(page));
    }
    return;
  }
  const shown = () => screens.evaluateAll((all) => all.flatMap((each, i) => (each.checkVisibility() ? [i] : [])));
  assert.deepEqual(await shown(), [0]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await shown(), [1]);
  await page.keyboard.press("End");
  assert.deepEqual(await shown(), [count - 1]);
  await page.keyboard.press("Home");
  await tabTo(page, "the timer", (element) => element.id === "start");
  await press(page);
  await page.waitForFunction(() => /^6:5\d$/.test(document.querySelector("#clock").textContent));
}

walk("a communications officer looks over minutes, who was there, what was withdrawn, and what followers are told", async (page) => {
  await follow(page, "Minutes");
  await tabTo(page, "the newest minutes", (element) => element.matches("main .rows a"));
  await press(page);
  assert.match(await page.locator("main").innerText(), /Approved/);

  await tabTo(page, "who was there", (element) => element.matches("summary") && /Who was there/.test(element.innerText));
  assert.equal(await page.locator("details:has(summary:focus) li").first().isVisible(), false);
  await press(page);
  assert.equal(await page.locator("details:has(summary:focus) li").first().isVisible(), true);

  await tabTo(page, "the contents or a heading's link", (element) => element.matches(".contents a, .contents summary"));
  await press(page);
  if (await page.evaluate(() => document.activeElement.matches("summary"))) {
    await tabTo(page, "an item in the contents", (element) => element.matches(".contents a"));
    await press(page);
  }
  assert.match(page.url(), /#item-/);
  assert.ok(await arrived(page));

  const withdrawn = documentWith("briefings", /class="notice withdrawn"/);
  await page.goto(`${site.address}updates/`);
  await tabTo(page, "what was withdrawn", (element, to) => element.pathname?.endsWith(`/${to}`), withdrawn.path);
  await press(page);
  assert.match(await page.locator("main").innerText(), /was withdrawn on [\s\S]*Why: /);

  await follow(page, "Minutes", "header");
  await tabTo(page, "the feed", (element) => element.matches("main a[href$='feed.xml']"));
  const feed = await page.request.get(await page.evaluate(() => document.activeElement.href));
  assert.match(await feed.text(), /^<\?xml[\s\S]*<feed[\s\S]*<entry>/);
});
