// axe-core finds nothing against WCAG 2.2 AA or good practice, on any page of the example site and of an empty one.
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { none } from "./lib/faults.mjs";
import { desk, launch, phone } from "./lib/browser.mjs";
import { answers, exampleSite, newSite, open, root, typical } from "./lib/site.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Every page is looked at in the first two, and pages that have all that the site's pages are made of in all.
const settings = [
  ["light", phone, true],
  ["dark", desk, false],
  ["light", desk, false],
  ["dark", phone, false],
];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const [name, make] of [["example", exampleSite], ["empty", newSite]]) {
  test(`axe-core on the ${name} site`, async (t) => {
    const site = await make();
    t.after(site.close);
    const page = await browser.newPage();
    t.after(() => page.close());
    const whole = new Set(typical(site.pages));
    let found = 0;
    for (const one of [...site.pages, ...(make === exampleSite ? answers : [])]) {
      await t.test(`/${one.path}`, async () => {
        await open(page, site, one.path);
        await page.evaluate(axe.source);
        for (const [colorScheme, size, folded] of settings.filter((_, i) => i < 2 || whole.has(one))) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(size);
          await page.$$eval("details", (all, folded) => all.forEach((each) => { each.open = !folded; }), folded);
          const faults = await violations(page);
          found += faults.length;
          none(faults, `${colorScheme}, ${size.width} px, ${folded ? "folded" : "unfolded"}`);
        }
      });
    }
    if (make === exampleSite) record({ date: new Date().toISOString().slice(0, 10), axe: axe.version, pages: site.pages.length, violations: found });
  });
}

/** What the example site's accessibility statement says of this run, from its next build on. */
function record(run) {
  const beside = join(root, "bin", "accessibility.json");
  writeFileSync(beside, `${JSON.stringify(run)}\n`);
  renameSync(beside, join(root, "data", "accessibility.json"));
}

async function violations(page) {
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: values, resultTypes: ["violations"] }), tags);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}\n${node.failureSummary}`));
}
