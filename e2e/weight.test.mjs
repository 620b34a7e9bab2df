// A page of minutes stays light however long the meeting was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { longMinutes } from "./lib/documents.mjs";
import { newSite, ofType } from "./lib/site.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test("minutes of 6,600 words and 33 items weigh at most 30 kB in all, and fetch no font and no script but that of the way out", async (t) => {
  const site = await newSite({ "long.txt": longMinutes(33, 6600) });
  t.after(site.close);
  const [{ path, html }] = ofType(site, "minutes-page");
  const page = await browser.newPage();
  const requests = [];
  page.on("requestfinished", (request) => requests.push(request));
  await page.goto(site.address + path, { waitUntil: "networkidle" });
  const sizes = await Promise.all(requests.map(async (request) => (await request.sizes()).responseBodySize));
  const weight = sizes.reduce((sum, size) => sum + size);
  const words = (await page.locator("main").innerText()).split(/\s+/).length;
  t.diagnostic(`${weight} bytes for ${words} words: ${requests.map((request, i) => `${new URL(request.url()).pathname} ${sizes[i]}`).join(", ")}`);
  assert.ok(words >= 6600, `${words} words are on the page`);
  assert.ok(html.match(/<h2 id="/g).length >= 33);
  assert.ok(weight <= 30_000, `${weight} bytes`);
  none(requests.filter((request) => /script|font|fetch|xhr/.test(request.resourceType()) && !/\/js\/exit\./.test(request.url())).map((request) => request.url()));
});
