// The sites that the tests look at: copies of this repository's site, of the empty one that `gazette init` makes, and of
// either with more documents, each built by the program for the very address at which it is served.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "parse5";
import { serve } from "./server.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const gazette = (...args) => {
  try {
    return execFileSync(join(root, "bin", "gazette"), args, { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    throw new Error(`gazette ${args.join(" ")}: ${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`);
  }
};

/** The example site. */
export const exampleSite = (options) => site((folder) => {
  for (const name of ["assets", "config.toml", "content", "data", "i18n", "layouts", "static"]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
}, options);

/** A site as a partnership gets it, with nothing published or with the documents whose texts are given by file name. */
export const newSite = (documents = {}, options = {}) => site((folder) => {
  gazette("init", folder, "--name", "Anytown Safeguarding Children Partnership", "--quiet");
}, { ...options, documents });

async function site(fill, { base = "/", documents = {} } = {}) {
  const work = mkdtempSync(join(tmpdir(), "gazette-e2e-"));
  const folder = join(work, "site");
  const server = await serve(() => join(folder, "public"), base);
  const close = async () => {
    await server.close();
    rmSync(work, { recursive: true, force: true });
  };
  try {
    fill(folder);
    const config = join(folder, "config.toml");
    writeFileSync(config, readFileSync(config, "utf8").replace(/^baseURL = .*$/m, `baseURL = "${server.address}"`));
    for (const [name, text] of Object.entries(documents)) {
      writeFileSync(join(work, name), text);
      gazette("publish", join(work, name), "--site", folder, "--quiet");
    }
    gazette("build", "--site", folder, "--quiet");
    return { address: server.address, public: join(folder, "public"), pages: pagesOf(join(folder, "public")), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** All files below a folder, by their path in it. */
export const filesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name))).sort();

/** Every page of a built site: {path, type, html, tree, classes}. What only sends the reader on to another page is none. */
function pagesOf(folder) {
  return filesOf(folder).filter((file) => file.endsWith(".html")).map((file) => {
    const path = file.replace(/(^|\/)index\.html$/, "$1");
    const html = readFileSync(join(folder, file), "utf8");
    const tree = parse(html);
    const classes = new Set([...elements(tree)].flatMap((element) => (attribute(element, "class") ?? "").split(/\s+/).filter(Boolean)));
    return { path, type: typeOf(path), html, tree, classes };
  }).filter(({ html }) => !/http-equiv="?refresh/i.test(html));
}

/** The type of a page is where it stands: home, minutes (a list), minutes-page, briefings-present (of one), briefings-theme. */
function typeOf(path) {
  const [section, page, last] = path.split("/").filter(Boolean);
  if (!page) return section?.replace(".html", "") ?? "home";
  if (!last) return `${section}-page`;
  if (/^\d+$/.test(last)) return `${section}-year`;
  return `${section}-${last.endsWith(".html") ? last.replace(".html", "") : page}`;
}

/** The pages of a type; there must be one, so that no test passes because it found nothing to look at. */
export function ofType(site, type) {
  const found = site.pages.filter((page) => page.type === type);
  if (found.length === 0) throw new Error(`the site has no page of the type ${type}, but ${[...new Set(site.pages.map((page) => page.type))].join(", ")}`);
  return found;
}

/** So few pages that each type is among them with every class of element that it has anywhere, and with its longest page. */
export function typical(pages) {
  const wanted = new Set();
  const longest = new Map();
  const has = (page) => [...page.classes].map((name) => `${page.type} ${name}`);
  for (const page of pages) {
    for (const feature of has(page)) wanted.add(feature);
    if (page.html.length > (longest.get(page.type)?.html.length ?? 0)) longest.set(page.type, page);
  }
  const chosen = [];
  const choose = (page) => {
    chosen.push(page);
    for (const feature of has(page)) wanted.delete(feature);
  };
  for (const page of longest.values()) choose(page);
  const gain = (page) => has(page).filter((feature) => wanted.has(feature)).length;
  while (wanted.size > 0) choose(pages.reduce((best, page) => (gain(page) > gain(best) ? page : best)));
  return chosen;
}

/** What the search page becomes once it was asked something, by the words of the example site. */
export const answers = [
  { type: "search-found", path: "search/?q=neglect" },
  { type: "search-narrowed", path: "search/?q=action&kind=minutes&actions=1" },
  { type: "search-nothing", path: "search/?q=xylophone" },
];

/** Opens a page, and waits for the answer where it searches. */
export async function open(page, site, path) {
  await page.goto(site.address + path);
  if (/^search\/\?q=/.test(path)) await page.waitForFunction(() => document.querySelector("#status").textContent !== "");
}

/** The elements of a parsed page, in order. */
export function* elements(node) {
  if (node.tagName) yield node;
  for (const child of node.childNodes ?? []) yield* elements(child);
}

export const attribute = (element, name) => element.attrs?.find((each) => each.name === name)?.value;
