// What documents hold shows as text and does nothing, and no page asks for what its content security policy forbids.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { none } from "./lib/faults.mjs";
import { launch } from "./lib/browser.mjs";
import { exampleSite, newSite, ofType } from "./lib/site.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test("no page breaks the content security policy", async (t) => {
  const site = await exampleSite();
  t.after(site.close);
  const watched = await watch(site);
  t.after(watched.context.close.bind(watched.context));
  for (const { path, html } of site.pages) {
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src (?:'|&#39;)none(?:'|&#39;);/, path);
    assert.doesNotMatch(html, /unsafe-|\sstyle=|<style|\son\w+="|<script(?![^>]* src=)(?![^>]* type="application\/ld\+json")/, path);
    await watched.page.goto(site.address + path);
  }
  await watched.page.goto(`${site.address}search/?q=neglect`);
  await watched.page.locator("#results a").first().waitFor();
  none(watched.seen);
});

test("hostile documents show as text", async (t) => {
  const payloads = readFileSync(new URL("payloads.txt", import.meta.url), "utf8").trim().split("\n");
  const site = await newSite({
    "minutes.txt": minutes(payloads), "briefing.txt": briefing(payloads),
  });
  t.after(site.close);
  const watched = await watch(site);
  t.after(watched.context.close.bind(watched.context));
  for (const type of ["minutes-page", "briefings-page"]) {
    const [{ path }] = ofType(site, type);
    await t.test(path, async () => {
      await watched.page.goto(site.address + path);
      await use(watched.page);
      const text = folded(await watched.page.locator("main").innerText());
      for (const payload of payloads) assert.ok(text.includes(folded(payload)), `${payload} stands in ${path}`);
      none(watched.seen);
    });
  }
  await t.test("other pages and the search", async () => {
    for (const { path } of site.pages) {
      await watched.page.goto(site.address + path);
      await use(watched.page);
    }
    for (const word of ["alert", "script", "javascript", '"><img src=x onerror=alert(1)>']) {
      await watched.page.goto(`${site.address}search/?q=${encodeURIComponent(word)}`);
      await watched.page.locator("#results li").first().waitFor();
      await use(watched.page);
    }
    none(watched.seen);
  });
});

/** A page of a browser, and what it did that it must not: dialogues, requests elsewhere, faults, breaches of the policy. */
async function watch(site) {
  const context = await browser.newContext();
  const seen = [];
  await context.exposeBinding("toTest", (_, message) => seen.push(message));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => globalThis.toTest(`${event.documentURI}: ${event.violatedDirective} ${event.blockedURI}`));
    globalThis.alert = globalThis.print = (what) => globalThis.toTest(`${location.pathname}: ran ${what}`);
  });
  const page = await context.newPage();
  page.on("dialog", async (dialog) => { seen.push(`dialogue: ${dialog.message()}`); await dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith(site.address)) seen.push(`asks for ${request.url()}`); });
  page.on("pageerror", (error) => seen.push(`fault: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error" && !/status of 404/.test(message.text())) seen.push(`console: ${message.text()}`); });
  page.on("popup", (popup) => seen.push(`opens ${popup.url()}`));
  return { context, page, seen };
}

/** Opens what is folded, and moves over, focuses and clicks what stands in the page, as far as it does not lead away. */
async function use(page) {
  await page.$$eval("details", (all) => all.forEach((each) => { each.open = true; }));
  await page.$$eval("main *", (all) => all.forEach((each) => {
    for (const type of ["mouseover", "focus", "load", "error", "toggle", "animationstart"]) each.dispatchEvent(new Event(type, { bubbles: true }));
  }));
  const dangerous = await page.$$eval("main [href], main [src], main [action]", (all) => all
    .map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? each.getAttribute("action"))
    .filter((address) => /^\s*(javascript|data|vbscript|file):/i.test(address)));
  none(dangerous);
}

const folded = (text) => text.replace(/\s+/g, " ");

const minutes = (payloads) => `ANYTOWN PARTNERSHIP

Minutes of the meeting held on 12 March 2026

Present: Ann Example (Chair)

${payloads.map((payload, i) => `${i + 1}. Item ${i + 1}\n\n${i + 1}.1 ${payload}\n\nACTION: Ann Example to look at ${payload}\n`).join("\n")}
Approved by Ann Example, Chair, on 12 April 2026
`;

const briefing = (payloads) => `ANYTOWN PARTNERSHIP

7 Minute Briefing: What was learnt

Published: 16 March 2026

${["Background", "Why it matters", "What happened", "What we learned", "What worked well", "What to do", "Questions for your team"]
    .map((part, i) => `${i + 1}. ${part}\n\n${payloads.filter((_, n) => n % 7 === i).join("\n\n")}\n`).join("\n")}
Approved by Ann Example, Chair, on 12 April 2026
`;
