// Tab leads through all that can be used on a page, in the order of the page, and shows where it is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, launch, phone } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { focused } from "./lib/keyboard.mjs";
import { answers, exampleSite, open, typical } from "./lib/site.mjs";

let site, browser;
before(async () => {
  site = await exampleSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test("Tab", async (t) => {
  const page = await browser.newPage();
  for (const { path } of [...typical(site.pages), answers[0]]) {
    for (const viewport of [phone, desk]) {
      await t.test(`/${path} at ${viewport.width} px`, async () => {
        await page.setViewportSize(viewport);
        await open(page, site, path);
        none(await walk(page));
      });
    }
  }
});

/** Goes through a page by Tab, and says where that was not as it should be. */
async function walk(page) {
  const faults = [];
  const usable = await page.evaluate(() => {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    globalThis.usable = [...all].filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }));
    return globalThis.usable.length;
  });
  assert.ok(usable > 3);
  for (let i = 0; i < usable; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => globalThis.usable.indexOf(document.activeElement));
    const { name, faults: found } = (await focused(page)) ?? { name: "nothing", faults: [] };
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    // A day is entered in three fields, each with a stop of its own.
    if (at === i - 1 && (await page.evaluate(() => document.activeElement.type)) === "date") i--;
    else if (at !== i) return [...faults, `after ${i} presses of Tab the focus is on ${name}, which is number ${at} in the page`];
  }
  return faults;
}
