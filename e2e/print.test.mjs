// What comes out of the printer: a briefing on a sheet, minutes whole, and nothing that only a screen can use.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
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

test("a briefing takes two sides of A4 at most", async (t) => {
  const page = await browser.newPage();
  for (const { path } of ofType(site, "briefings-page")) {
    await page.goto(site.address + path);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const sides = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    t.diagnostic(`/${path}: ${sides}`);
    assert.ok(sides <= 2, `/${path} takes ${sides}`);
  }
  await page.close();
});

test("documents print whole, and without what only a screen can use", async () => {
  const page = await browser.newPage({ viewport: { width: 680, height: 960 } }); // A4 between the margins of a browser
  const faults = [];
  for (const { path } of site.pages.filter(({ type }) => /-page$/.test(type))) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(site.address + path);
    await page.evaluate(unfoldAndMark);
    await page.emulateMedia({ media: "print" });
    faults.push(...(await page.evaluate(unprinted)).map((fault) => `/${path}: ${fault}`));
  }
  await page.close();
  none(faults);
});

/** Marks what a reader of the screen can read of a document, folded or not. What leads about in it, or on from it, is not of it. */
function unfoldAndMark() {
  const folded = [...document.querySelectorAll("details:not([open])")];
  for (const each of folded) each.open = true;
  const own = "article :is(h1, .status, dt, dd), article :is(.text, .people) :is(h2, h3, h4, p, li, th, td)";
  globalThis.readable = [...document.querySelectorAll(own)]
    .filter((each) => each.innerText.trim() !== "" && !each.closest("nav, form, .beside") && each.checkVisibility());
  for (const each of folded) each.open = false;
}

/** What of it does not come out on paper, and what comes out that is of no use there. */
function unprinted() {
  const called = (each) => `${each.localName}.${each.className} “${each.innerText.trim().slice(0, 40)}”`;
  const lost = globalThis.readable.filter((each) => {
    const { left, right, height } = each.getBoundingClientRect();
    return !each.checkVisibility() || height === 0 || left < -0.5 || right > innerWidth + 0.5;
  });
  const cut = [...document.querySelectorAll(".table")].filter((each) => each.scrollWidth > each.clientWidth + 1);
  const idle = [...document.querySelectorAll("nav, form, button, input, select, a.quote, a.skip")]
    .filter((each) => each.checkVisibility() && !each.matches("button.short")); // a short name in the text is a button that explains it
  return [...lost, ...cut].map((each) => `${called(each)} is lost`).concat(idle.map((each) => `${called(each)} is of no use on paper`));
}
