// html-validate finds nothing in any page of the example site, and no link leads nowhere, at a site's root and below it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { none } from "./lib/faults.mjs";
import { find } from "./lib/server.mjs";
import { attribute, elements, exampleSite, filesOf, newSite } from "./lib/site.mjs";

const rules = {
  "long-title": "off", // the title of a document is its own, however long
  "no-trailing-whitespace": "off", // which templates leave and no reader sees
};
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:recommended"], rules }));

// What is not there, and a list that is led to once something is on it: no action of the example was withdrawn.
const unlinked = new Set(["404.html", "actions/withdrawn/"]);

const sites = { "example site": exampleSite, "site below a path": () => exampleSite({ base: "/safeguarding/" }), "empty site": newSite };
for (const [name, make] of Object.entries(sites)) {
  test(name, async (t) => {
    const site = await make();
    t.after(site.close);
    const links = site.pages.flatMap((page) => linksOf(page, site.address));

    await t.test("html-validate", async () => {
      for (const { path, html } of site.pages) {
        const { results } = await validator.validateString(html);
        const messages = results.flatMap((result) => result.messages).map((each) => `${each.line}: ${each.message} (${each.ruleId})`);
        none(messages, `/${path}`);
      }
    });

    await t.test("links of pages", () => {
      assert.ok(links.length > site.pages.length);
      none(links.map((link) => fault(link, site)).filter(Boolean));
    });

    await t.test("nothing is loaded from elsewhere", () => {
      none(links.filter(({ loads, to }) => loads && !to.startsWith(site.address)).map(shown));
    });

    // A site with nothing published has pages for what is not there yet; nobody is led to them.
    if (make !== newSite) await t.test("every page can be reached from the home page", () => {
      const reached = new Set([""]);
      for (const path of reached) {
        for (const { to } of links.filter((link) => link.page === path && !link.loads)) {
          if (to.startsWith(site.address)) reached.add(to.slice(site.address.length).replace(/[?#].*$/, ""));
        }
      }
      none(site.pages.map(({ path }) => path).filter((path) => !unlinked.has(path) && !reached.has(path)));
    });

    await t.test("addresses in the sitemap, feeds, calendars and data", () => {
      const found = filesOf(site.public).filter((file) => /\.(xml|json|ics|txt|csv)$/.test(file)).flatMap((file) => addressesIn(file, site));
      assert.ok(found.length > 0);
      none(found.map((link) => fault(link, site)).filter(Boolean));
      const listed = new Set(found.filter(({ page }) => page === "sitemap.xml").map(({ to }) => to.slice(site.address.length)));
      assert.ok(site.pages.some(({ path }) => listed.has(path)), "the sitemap lists pages");
    });
  });
}

/** What a page links to or loads: {page, to, loads}. */
function linksOf({ path, tree }, address) {
  const links = [];
  for (const element of elements(tree)) {
    for (const name of ["href", "src", "action", "poster", "data"]) {
      const value = attribute(element, name);
      if (value === undefined) continue;
      const loads = name !== "action" && element.tagName !== "a" && !/^(canonical|alternate|author|license)$/.test(attribute(element, "rel") ?? "");
      links.push({ page: path, to: URL.canParse(value, address + path) ? new URL(value, address + path).href : value, loads });
    }
  }
  return links;
}

/** The addresses of this site that stand in a file. */
function addressesIn(file, site) {
  let text = readFileSync(join(site.public, file), "utf8").replaceAll("\\/", "/").replaceAll("&amp;", "&");
  if (file.endsWith(".ics")) text = text.replace(/\r?\n[ \t]/g, "").replace(/^UID:.*$/gm, ""); // a long line goes on in the next
  const parts = text.split(site.address).slice(1);
  return parts.map((part) => ({ page: file, to: site.address + /^[^\s"'<>\\,;]*/.exec(part)[0] }));
}

const shown = ({ page, to }) => `/${page}: ${to}`;

/** What is wrong with a link. Of one to elsewhere only the form is looked at. */
function fault(link, site) {
  if (!URL.canParse(link.to)) return `${shown(link)} is no address`;
  const url = new URL(link.to);
  if (!link.to.startsWith(site.address)) {
    if (/^https?:$/.test(url.protocol) && url.host && url.host !== new URL(site.address).host) return "";
    if (/^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$|^tel:\+?\d{3,}$/.test(link.to)) return "";
    return `${shown(link)} leads nowhere`;
  }
  const path = decodeURIComponent(url.pathname).slice(new URL(site.address).pathname.length);
  if (find(site.public, path).status !== 200) return `${shown(link)} is not there`;
  const id = decodeURIComponent(url.hash.slice(1)).replace(/:~:.*$/, "");
  if (!id) return "";
  const target = site.pages.find((page) => page.path === path);
  return target && [...elements(target.tree)].some((element) => attribute(element, "id") === id) ? "" : `${shown(link)} has no such place`;
}
