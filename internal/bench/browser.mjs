// Asks the searches of Gazette and Pagefind in Chromium, from pages that the bench serves:
//
//	node browser.mjs < QUESTION.json
//
// QUESTION is {"at": address, "browser": path, "who": "gazette" or "pagefind", "how": "first", "warm" or "answers",
// "queries": [text], "ranking": Pagefind's own settings}. It prints for "first" the bytes that came over the wire until ten
// results were there, each query in a fresh browser; for "warm" the milliseconds of each query on a processor slowed
// down four times, after the client was loaded and had answered the first half of them; for "answers" what each query
// found: [documents in order, sections in order].
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";

const question = JSON.parse(await text(process.stdin));

/** Runs in the page: loads the client, and gives the function that asks it. */
const load = {
  gazette: async () => {
    const { Index, search } = await import("/client/client.mjs");
    const index = await Index.open(async (path) => new Uint8Array(await (await fetch("/gazette/" + path)).arrayBuffer()));
    window.ask = async (text, limit) => {
      const { results } = await search(index, { text, limit });
      return [[...new Set(results.map((each) => each.document))], results.map((each) => each.url)];
    };
  },
  pagefind: async (ranking) => {
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.options({ baseUrl: "/", ...(ranking ? { ranking } : {}) });
    await pagefind.init();
    window.ask = async (text, limit) => {
      const { results } = await pagefind.search(text);
      const found = await Promise.all(results.slice(0, limit).map((each) => each.data()));
      // Sections in the order that its own pages show them in: of each document those with most hits.
      const weight = ({ weighted_locations }) => weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
      const sections = found.flatMap(({ sub_results }) => sub_results.sort((a, b) => weight(b) - weight(a)).map(({ url }) => url));
      return [found.map(({ url }) => url), sections];
    };
  },
}[question.who];

const browser = await chromium.launch({ executablePath: question.browser, args: ["--no-sandbox"] });
async function open() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(question.at + "/blank");
  return page;
}
const bytes = async () => Number(await (await fetch(question.at + "/bytes")).text());
const answers = [];
if (question.how === "first") {
  for (const query of question.queries) {
    const page = await open();
    await bytes();
    await page.evaluate(load, question.ranking);
    await page.evaluate((query) => window.ask(query, 10), query);
    answers.push(await bytes());
    await page.context().close();
  }
} else {
  const page = await open();
  const slow = await page.context().newCDPSession(page);
  if (question.how === "warm") await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.evaluate(load, question.ranking);
  for (const query of question.queries) {
    answers.push(await page.evaluate(async ([query, how]) => {
      const began = performance.now();
      const found = await window.ask(query, how === "warm" ? 10 : 40);
      return how === "warm" ? performance.now() - began : found;
    }, [query, question.how]));
  }
}
await browser.close();
console.log(JSON.stringify(question.how === "warm" ? answers.slice(answers.length / 2) : answers));
