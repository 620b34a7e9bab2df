// axe-core finds nothing against WCAG 2.2 AA or good practice, on any page of the example site and of an empty one.
import { after, before, test } from "node:test";
import axe from "axe-core";
import { none } from "./lib/faults.mjs";
import { desk, launch, phone, schemes } from "./lib/browser.mjs";
import { answers, exampleSite, newSite, open } from "./lib/site.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const [name, make] of [["example", exampleSite], ["empty", newSite]]) {
  test(`axe-core on the ${name} site`, async (t) => {
    const site = await make();
    t.after(site.close);
    const page = await browser.newPage();
    t.after(() => page.close());
    for (const { path } of [...site.pages, ...answers]) {
      await t.test(`/${path}`, async () => {
        await open(page, site, path);
        await page.evaluate(axe.source);
        for (const colorScheme of schemes) {
          for (const size of [phone, desk]) {
            await page.setViewportSize(size);
            await page.emulateMedia({ colorScheme });
            none(await violations(page), `${colorScheme}, ${size.width} px`);
          }
          // What is folded must be as good once it is opened.
          await page.$$eval("details", (all) => all.forEach((each) => { each.open = true; }));
        }
      });
    }
  });
}

async function violations(page) {
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: values, resultTypes: ["violations"] }), tags);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}\n${node.failureSummary}`));
}
