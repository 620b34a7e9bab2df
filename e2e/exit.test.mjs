// "Exit this page" blanks the page before the other has come and takes its place in the tab's history; it is a link without script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, launch, phone } from "./lib/browser.mjs";
import { exampleSite, ofType } from "./lib/site.mjs";

const elsewhere = "https://www.bbc.co.uk/weather";

let browser, site;
before(async () => {
  browser = await launch();
  site = await exampleSite();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens the longest minutes of the site, after its home page; the page elsewhere comes when told to. */
async function reading(t, options) {
  const context = await browser.newContext({ viewport: desk, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(error.message));
  let come;
  const wait = new Promise((resolve) => { come = resolve; });
  const asked = [];
  await context.route(/^https:/, async (route) => {
    asked.push(route.request().headers().referer ?? "");
    await wait;
    await route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" });
  });
  await page.goto(site.address);
  await page.goto(site.address + ofType(site, "minutes-page").reduce((a, b) => (a.html.length > b.html.length ? a : b)).path);
  return { page, come, asked };
}

for (const [name, viewport] of Object.entries({ phone, desk })) {
  test(`the link, at the foot of minutes, ${name}`, async (t) => {
    const { page, come, asked } = await reading(t, { viewport });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const box = await page.locator("a.exit").boundingBox();
    assert.ok(box.y >= 0 && box.height >= 44 && box.x + box.width <= viewport.width, JSON.stringify(box));
    // The page says what it shows for as long as it is there: nothing can be asked of it once it is being left.
    const shown = page.waitForEvent("console", (message) => message.text().startsWith("shows"));
    await page.evaluate(() => { document.querySelector("a.exit").addEventListener("click", () => setTimeout(() => console.log(`shows ${document.body.innerText} | ${document.title}`), 100)); });
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    assert.equal((await shown).text(), "shows Loading | www.bbc.co.uk");
    come();
    await page.waitForURL(elsewhere);
    assert.deepEqual(asked, [""], "the other site is not told where the reader was");
    await page.goBack();
    assert.equal(page.url(), site.address, "Back leads past the page that was left");
  });
}

test("Shift three times, and nothing else", async (t) => {
  const { page, come } = await reading(t);
  const said = page.locator("#exit-said");
  const here = page.url();
  for (const words of ["Press Shift twice more to exit", "Press Shift once more to exit"]) {
    await page.keyboard.press("Shift");
    assert.equal(await said.textContent(), words);
  }
  await page.keyboard.press("x");
  assert.equal(await said.textContent(), "");
  for (const key of ["Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"]) await page.keyboard.press(key);
  assert.equal(await said.textContent(), "", "Shift with another key does not count");
  await page.locator("#find").focus();
  await page.keyboard.type("NHS AND");
  assert.equal(await page.locator("#find").inputValue(), "NHS AND");
  assert.equal(page.url(), here);
  assert.equal(await said.textContent(), "");
  come();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift");
  await page.waitForURL(elsewhere);
});

test("a link, without script", async (t) => {
  const { page, come, asked } = await reading(t, { javaScriptEnabled: false });
  come();
  await page.locator("a.exit").click();
  await page.waitForURL(elsewhere);
  assert.deepEqual(asked, [""]);
});
