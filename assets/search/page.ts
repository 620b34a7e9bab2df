// The search page: reads what is asked from the address and the form, and shows what is found. Everything that comes from a
// document is put in as text, never as HTML.
import type { Piece } from "./excerpt";
import { ErrOld, Index } from "./index";
import { NoDay, type Query, type Result, type Results, search } from "./search";

const facets = ["kind", "theme", "group", "organisation", "year"];
const kinds: Record<string, string> = { minutes: "Minutes", briefing: "7-minute briefing", findings: "Findings" };
const step = 10;

function get<E extends Element>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

const form = get<HTMLFormElement>("form.search");
const input = get<HTMLInputElement>("#query");
const narrow = get<HTMLDetailsElement>("form.search details");
const status = get<HTMLElement>("#status");
const browse = get<HTMLElement>("#browse");
const list = get<HTMLElement>("#results");
const more = get<HTMLButtonElement>("#more");
const title = document.title;

let index: Promise<Index> | undefined;
let asking = new AbortController(); // of the latest question: when a newer one is asked, nothing more is fetched for it
let shown = step;

/** Missing says that the site has no index, or has another one since the manifest was read. */
class Missing extends Error {}

async function read(path: string): Promise<Uint8Array> {
  const response = await fetch(form.dataset.index + path, { signal: asking.signal, ...(path === "manifest.json" && { cache: "no-cache" }) });
  if (response.status === 404) throw new Missing(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The answer. The index is read afresh where the site was built again since this page was opened. */
async function find(query: Query, signal: AbortSignal): Promise<Results> {
  for (let tries = 0; ; tries++) {
    const isKnown = index !== undefined, opened = (index ??= Index.open(read));
    try {
      return await search(await opened, query, signal);
    } catch (error) {
      // What was being fetched for the question before, and is wanted for this one too, was given up with it.
      const isAbort = error instanceof DOMException && error.name === "AbortError";
      if (signal.aborted || tries === 2 || (!isKnown && !isAbort) || error instanceof ErrOld || error instanceof NoDay) throw error;
      if (!isAbort) index = undefined;
      else await opened.catch(() => index = undefined);
    }
  }
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}

/** What the form asks. */
function question(): { query: Query; address: string } {
  const data = new FormData(form);
  const filled = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === "string" && value !== "") filled.set(name, value);
  const filters: Record<string, string> = {};
  for (const name of facets) if (filled.has(name)) filters[name] = filled.get(name) ?? "";
  const query: Query = {
    text: input.value, filters, from: filled.get("from") ?? "", to: filled.get("to") ?? "",
    actions: filled.has("actions"), byDate: filled.get("sort") === "date", limit: shown,
  };
  const search = filled.toString();
  return { query, address: location.pathname + (search ? `?${search}` : "") };
}

/** Fills the form from the address. A filter that the lists do not have yet is added to them. */
function fillForm(): void {
  const given = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = given.has(field.name);
    else if (field instanceof HTMLInputElement) field.value = given.get(field.name) ?? "";
    else if (field instanceof HTMLSelectElement) {
      const value = given.get(field.name) ?? "";
      if (![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
      field.value = value;
    }
    if ("name" in field && field.name !== "q" && given.has(String(field.name))) narrow.open = true;
  }
}

async function answer(): Promise<void> {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const { query, address } = question();
  history.replaceState(null, "", address);
  document.title = query.text ? `${query.text} – ${title}` : title;
  if (query.text.trim() === "") {
    list.replaceChildren();
    status.textContent = "";
    more.hidden = true;
    browse.hidden = false;
    return;
  }
  try {
    const results = await find(query, signal);
    if (!signal.aborted) show(results);
  } catch (error) {
    if (signal.aborted) return;
    index = undefined; // so that the next try begins afresh
    console.error(error);
    list.replaceChildren();
    more.hidden = true;
    browse.hidden = false;
    status.textContent = problem(error);
  }
}

function problem(error: unknown): string {
  if (error instanceof ErrOld) return "The search has been renewed while this page was open. Load the page again.";
  if (error instanceof NoDay) return error.message;
  if (error instanceof Missing) return "There is nothing to search here just now. You can look through the lists below.";
  return "The search cannot be reached just now. Try again in a moment, or look through the lists below.";
}

function show(results: Results): void {
  status.textContent = said(results);
  browse.hidden = results.units > 0;
  narrow.hidden = false;
  for (const facet of results.facets) {
    const field = get<HTMLSelectElement>(`#by-${CSS.escape(facet.name)}`);
    const chosen = field.value;
    const values = facet.name === "year" ? [...facet.values].reverse() : facet.values;
    const options = values.map(({ key, label, documents }) => new Option(`${(facet.name === "kind" && kinds[key]) || label || key} (${documents})`, key));
    if (chosen && !values.some(({ key }) => key === chosen)) options.push(new Option(`${field.selectedOptions[0]?.text ?? chosen}`.replace(/ \(\d+\)$/, "") + " (0)", chosen));
    field.replaceChildren(new Option("Any", ""), ...options);
    field.value = chosen;
  }
  const documents = new Map<string, Result[]>();
  for (const result of results.results) documents.set(result.document, [...(documents.get(result.document) ?? []), result]);
  list.replaceChildren(...[...documents.values()].map(documentRow));
  more.hidden = results.results.length < shown;
}

/** What is said of an answer before the results, and read out. */
function said(results: Results): string {
  const sentences: string[] = [];
  if (results.corrected) sentences.push(`Showing results for “${results.corrected}”.`);
  if (results.phrases) sentences.push("Nothing has these words together, so they are looked for apart.");
  if (results.units === 0) {
    sentences.push("Nothing was found. Try fewer or other words.");
  } else {
    sentences.push(`${counted(results.units, "place")} in ${counted(results.documents, "document")}.`);
    if (results.leftOut.length > 0) sentences.push(`No place has every word. The first does not have: ${results.leftOut.join(", ")}.`);
  }
  return sentences.join(" ");
}

const counted = (n: number, noun: string): string => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** One document with the places in it. */
function documentRow(places: Result[]): HTMLElement {
  const first = places[0] as Result;
  const link = make("a", first.title);
  link.href = address(first.document);
  const meta = make("p", kinds[first.kind] ?? first.kind);
  meta.className = "meta";
  if (first.date) {
    const time = make("time", day.format(new Date(first.date)));
    time.dateTime = first.date;
    meta.append(" · ", time);
  }
  return make("li", make("h2", link), meta, make("ul", ...places.map(place)));
}

function place(result: Result): HTMLElement {
  const row = make("li");
  if (result.section) {
    const link = make("a", result.section);
    link.href = address(result.url) + marks(result);
    row.append(make("h3", link));
  }
  row.append(make("p", ...result.excerpt.map(({ text, marked }) => (marked ? make("mark", text) : text))));
  return row;
}

/** An address of the index begins with a slash, wherever the site stands. */
const address = (url: string): string => (form.dataset.root ?? "/") + url.replace(/^\/+/, "");

/** The part of an address by which a browser marks the words in the text: the first of them, by what stands round it. An
    action is marked as a whole, and its words stand in the list of all actions as well, which comes before. */
function marks(result: Result): string {
  const pieces = result.excerpt;
  const at = pieces.findIndex((piece) => piece.marked);
  if (at < 0 || /#(action|recommendation)-/.test(result.url)) return "";
  let last = at; // of words that are marked one after the other
  while (pieces[last + 2]?.marked && pieces[last + 1]?.text.trim() === "") last += 2;
  const words = (text = ""): string[] => text.split(/\s+/).filter((each) => each !== "" && each !== "…");
  const before = words(pieces[at - 1]?.text).slice(-2);
  const found = runs(words(pieces.slice(at, last + 1).map((piece) => piece.text).join("")));
  const after = words(pieces[last + 1]?.text).slice(0, 2);
  const first = found[0] ?? [];
  const final = found.at(-1) ?? [];
  const prefix = runs([...before, first[0] ?? ""]).at(-1)?.slice(0, -1) ?? [];
  const suffix = runs([final.at(-1) ?? "", ...after])[0]?.slice(1) ?? [];
  const encode = (text: string[]): string => encodeURIComponent(text.join(" ")).replaceAll("-", "%2D");
  const directive = (prefix.length > 0 ? `${encode(prefix)}-,` : "") + encode(first) +
    (found.length > 1 ? `,${encode(final)}` : "") + (suffix.length > 0 ? `,-${encode(suffix)}` : "");
  return `${result.url.includes("#") ? "" : "#"}:~:text=${directive}`;
}

/** Words in runs that stand together on the page: after a short name, the page can say what it stands for (explained.html). */
function runs(words: string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    parts.at(-1)?.push(word);
    if (/\p{Lu}\S*\p{Lu}/u.test(word)) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

let waiting = 0;
form.addEventListener("input", () => {
  shown = step;
  clearTimeout(waiting);
  waiting = window.setTimeout(answer, 120);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  shown = step;
  void answer();
});
more.addEventListener("click", async () => {
  const before = list.querySelectorAll("h3 a").length;
  shown += step;
  await answer();
  list.querySelectorAll<HTMLElement>("h3 a")[before]?.focus();
});
window.addEventListener("popstate", () => {
  fillForm();
  void answer();
});
status.textContent = "";
fillForm();
void answer();
