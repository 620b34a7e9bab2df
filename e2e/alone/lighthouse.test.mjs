// Lighthouse gives full marks on a phone to the pages that most readers land on. It measures time, so nothing else runs beside it.
import { after, before, test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { executable, flags } from "../lib/browser.mjs";
import { none } from "../lib/faults.mjs";
import { exampleSite, ofType } from "../lib/site.mjs";

const categories = ["performance", "accessibility", "best-practices", "seo"];

// What else this machine does can cost a page time, and nothing can save it any: the best of so many runs is nearest to the truth.
const runs = 3;

let site, browser;
before(async () => {
  site = await exampleSite();
  browser = await launch({ chromePath: executable(), chromeFlags: ["--headless=new", ...flags], logLevel: "error" });
});
after(async () => {
  browser?.kill();
  await site?.close();
});

for (const type of ["home", "minutes-page", "briefings-page", "findings-page", "search"]) {
  test(`Lighthouse: ${type}`, async () => {
    const { path } = ofType(site, type).reduce((a, b) => (a.html.length > b.html.length ? a : b));
    let faults = await measure(site.address + path, categories);
    for (let run = 1; run < runs && faults.length > 0 && faults.every(({ category }) => category === "performance"); run++) {
      faults = await measure(site.address + path, ["performance"]);
    }
    none(faults.map(({ said }) => said), `/${path}`);
  });
}

/** The categories with less than full marks, and what took them off. */
async function measure(address, onlyCategories) {
  const { lhr } = await lighthouse(address, { port: browser.port, onlyCategories, output: "json", logLevel: "error" });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return Object.values(lhr.categories).filter(({ score }) => score !== 1).map(({ id, score, auditRefs }) => {
    const lost = auditRefs.map((ref) => ({ ...lhr.audits[ref.id], weight: ref.weight })).filter((audit) => audit.weight > 0 && audit.score !== 1 && audit.score !== null);
    return { category: id, said: `${id} ${score * 100}: ${lost.map((audit) => `${audit.id} ${audit.displayValue ?? audit.explanation ?? ""}`).join(", ")}` };
  });
}
