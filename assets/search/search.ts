// Answering a query, by the steps of internal/search/doc.go and to the same order and scores as the Go side.
import { Marker, type Piece } from "./excerpt";
import { find, type FacetValue, type Hits, type Index, positionsOf } from "./index";
import { type Alternative, type Clause, clauses, parse, type Parsed, type Word } from "./query";
import { byBytes } from "./words";

export interface Query {
  text: string;
  filters?: Record<string, string>; // facet → key: "kind" → "minutes"
  from?: string; // the first day, "2026-01-31"
  to?: string;
  actions?: boolean; // actions only
  byDate?: boolean;
  limit?: number;
  skip?: number;
}

export interface Result {
  url: string;
  document: string;
  title: string;
  section: string; // the path of headings
  excerpt: Piece[];
  score: number;
  date: string;
  kind: string;
}

export interface Facet { name: string; values: { key: string; label: string; documents: number }[] }

export interface Results {
  corrected: string; // the query that was answered, where a word was taken for a misspelling
  leftOut: string[]; // words that do not stand in the best result
  phrases: boolean; // no unit holds the query's phrases: their words are looked for apart
  units: number;
  documents: number;
  actions: number;
  facets: Facet[];
  results: Result[];
}

/** A Unit is one that a word of the query stands in. */
interface Unit { id: number; document: number; action: boolean; worth: number[]; score: number; found: number }

const part = (value: number, thousandths: number): number => Math.floor((value * thousandths) / 1000);

/** search answers a query. It gives up when the signal says so. */
export async function search(index: Index, query: Query, signal?: AbortSignal): Promise<Results> {
  const searching = new Searching(index, parse(index, query.text));
  return searching.answer(query, signal);
}

/** NoDay says that a date of a query is none. */
export class NoDay extends Error {}

class Searching {
  private clauses: Clause[] = [];
  private total = 1; // weight of all clauses
  private units: Unit[] = [];
  private phraseLess = false;

  constructor(private readonly index: Index, private readonly query: Parsed) {}

  async answer(query: Query, signal?: AbortSignal): Promise<Results> {
    const { made, corrected } = await clauses(this.index, this.query);
    this.clauses = made;
    signal?.throwIfAborted();
    await this.readHits();
    signal?.throwIfAborted();
    this.gather();
    this.score();
    this.keepFound();
    await this.exclude();
    const { facets, actions } = await this.filter(query);
    signal?.throwIfAborted();
    this.rank(query.byDate ?? false);
    const best = this.units[0];
    const leftOut = this.clauses.filter((clause, i) => (best ? best.worth[i] === 0 : clause.alternatives.length === 0));
    return {
      corrected, leftOut: leftOut.map((clause) => clause.word), phrases: this.phraseLess, units: this.units.length,
      documents: new Set(this.units.map((unit) => unit.document)).size, actions, facets,
      results: await this.show(query.limit || 10, query.skip ?? 0, query.actions ?? false),
    };
  }

  private async readHits(): Promise<void> {
    this.total = Math.max(this.clauses.reduce((sum, clause) => sum + clause.weight, 0), 1);
    const common: Alternative[] = [];
    await Promise.all(this.clauses.flatMap((clause) => clause.alternatives.map(async (each) => {
      each.whole = clause.phrase || each.entry.parts.length === 1;
      if (!each.whole) common.push(each);
      each.hits = await (clause.phrase ? this.index.allHits(each.entry, true) : this.index.firstHits(each.entry));
    })));
    // Further parts as far as the budget goes, rarer terms first; a term of two clauses is read once.
    common.sort((a, b) => a.entry.df - b.entry.df || byBytes(a.entry.term, b.entry.term));
    let budget = this.index.manifest.ranking.budget, last = "";
    const affordable: Alternative[] = [];
    for (const each of common) {
      if (each.entry.term !== last) budget -= each.entry.df - each.hits.ids.length;
      last = each.entry.term;
      if (budget < 0) break;
      affordable.push(each);
    }
    await Promise.all(affordable.map(async (each) => {
      each.hits = await this.index.allHits(each.entry, false);
      each.whole = true;
    }));
  }

  /** gather finds what each word is worth in each unit that a word stands in. */
  private gather(): void {
    const units = new Map<number, Unit>();
    for (const [i, clause] of this.clauses.entries()) {
      for (const { hits, weight } of clause.alternatives) {
        for (let j = 0; j < hits.ids.length; j++) {
          const id = hits.ids[j]!;
          let unit = units.get(id);
          if (!unit) {
            const worth = new Array<number>(this.clauses.length).fill(0);
            unit = { id, document: this.index.documentOf(id), action: (hits.levels[j]! & 1) === 1, worth, score: 0, found: 0 };
            units.set(id, unit);
          }
          unit.worth[i] = Math.max(unit.worth[i]!, weight * (hits.levels[j]! >> 1));
        }
      }
    }
    this.units = [...units.values()];
    for (const [i, clause] of this.clauses.entries()) {
      if (clause.alternatives.every((each) => each.whole)) continue;
      for (const unit of this.units) unit.worth[i] = Math.max(unit.worth[i]!, clause.weight); // too common to be looked up: taken to be there
    }
  }

  private score(): void {
    const { elsewhere, present } = this.index.manifest.ranking;
    const best = new Map<number, number[]>(); // the worth of each word in each document
    for (const { document, worth } of this.units) {
      const most = best.get(document);
      if (!most) best.set(document, worth.slice());
      else for (let i = 0; i < most.length; i++) if (worth[i]! > most[i]!) most[i] = worth[i]!;
    }
    for (const unit of this.units) {
      const most = best.get(unit.document)!;
      let sum = 0, found = 0;
      for (let i = 0; i < this.clauses.length; i++) {
        const { weight } = this.clauses[i]!, inDocument = most[i]!;
        if (unit.worth[i]! > 0) {
          sum += unit.worth[i]!;
          found += weight;
        } else if (inDocument > 0) {
          sum += part(inDocument, elsewhere);
          found += part(weight, present);
        }
      }
      unit.found = Math.floor((found * 1000) / this.total);
      unit.score = part(part(sum, unit.found), unit.found);
    }
  }

  /** keepFound keeps the units with the query's phrases, where any has, and with enough of its words. */
  private keepFound(): void {
    const phrases = new Map<number, Word[]>();
    for (const word of this.query.words) {
      if (word.phrase > 0) phrases.set(word.phrase, [...phrases.get(word.phrase) ?? [], word]);
    }
    if (phrases.size > 0) {
      const kept = this.units.filter((unit) => [...phrases.values()].every((phrase) => this.hasPhrase(unit.id, phrase)));
      this.phraseLess = kept.length === 0;
      if (!this.phraseLess) this.units = kept;
    }
    const { enough, leastFound } = this.index.manifest.ranking;
    const least = this.units.filter((unit) => unit.found === 1000).length >= enough ? 1000 : leastFound;
    this.units = this.units.filter((unit) => unit.found >= least);
  }

  private hasPhrase(id: number, phrase: Word[]): boolean {
    const lists: number[][] = [], offsets: number[] = [];
    for (const [i, word] of phrase.entries()) {
      const clause = word.term === "" ? undefined : this.clauses.find((each) => each.term === word.term);
      if (!clause) continue;
      const list = positionsIn(clause, id);
      if (list.length === 0) return false;
      lists.push(list);
      offsets.push(i);
    }
    return standTogether(lists, offsets);
  }

  private async exclude(): Promise<void> {
    for (const words of this.query.excluded) {
      const indexed = [...words.entries()].filter(([, word]) => word.term !== "");
      const entries = await Promise.all(indexed.map(([, word]) => this.index.entry(word.term)));
      if (entries.length === 0 || entries.includes(null)) continue;
      const found = await Promise.all(entries.map((entry) => this.index.allHits(entry!, words.length > 1)));
      this.units = this.units.filter((unit) => !holds(unit.id, found, indexed.map(([i]) => i)));
    }
  }

  /** filter keeps the units that the filters let through, and counts documents by facet. */
  private async filter(query: Query): Promise<{ facets: Facet[]; actions: number }> {
    const facets = await Promise.all(this.index.manifest.facets.map(async ({ name, files }) => ({ name, values: await this.index.facet(files) })));
    facets.push({ name: "year", values: this.years() });
    const first = query.from ? dayOf(query.from) : 0, last = query.to ? dayOf(query.to) : Infinity;
    const tests = facets.map(({ name, values }) => {
      const key = query.filters?.[name];
      if (!key) return () => true;
      const documents = new Set(values.find((value) => value.key === key)?.documents);
      return (document: number) => documents.has(document);
    });
    tests.push((document) => this.index.days[document]! >= first && this.index.days[document]! <= last);
    const found = new Set(this.units.filter((unit) => !query.actions || unit.action).map((unit) => unit.document));
    const counted = facets.map(({ name, values }, i) => ({
      name,
      values: values.map(({ key, label, documents }) => ({
        key, label, documents: documents.filter((each) => found.has(each) && tests.every((test, j) => i === j || test(each))).length,
      })).filter((value) => value.documents > 0),
    }));
    this.units = this.units.filter((unit) => tests.every((test) => test(unit.document)));
    const actions = this.units.filter((unit) => unit.action);
    if (query.actions) this.units = actions;
    return { facets: counted, actions: actions.length };
  }

  private years(): FacetValue[] {
    const years: FacetValue[] = [];
    for (const [document, day] of this.index.days.entries()) {
      if (day === 0) continue;
      const key = String(new Date(dayZero + day * 864e5).getUTCFullYear());
      if (years.at(-1)?.key !== key) years.push({ key, label: key, documents: [] });
      years.at(-1)!.documents.push(document);
    }
    return years;
  }

  private rank(byDate: boolean): void {
    const byScore = (a: Unit, b: Unit): number => b.score - a.score || a.id - b.id;
    this.units.sort(byScore);
    for (const unit of this.units.slice(0, this.index.manifest.ranking.nearest)) unit.score += part(unit.score, this.nearness(unit.id));
    this.units.sort(byDate ? (a, b) => a.id - b.id : byScore);
  }

  /** nearness is how near the words stand together in a unit, in thousandths. */
  private nearness(id: number): number {
    const near = this.clauses.map((clause) => ({ list: positionsIn(clause, id), clause })).filter(({ list }) => list.length > 0);
    if (near.length < 2) return 0;
    const { near: most, pairs } = this.index.manifest.ranking;
    const weight = near.reduce((sum, { clause }) => sum + clause.weight, 0);
    const together = near.slice(1).reduce((sum, { list, clause }, i) => {
      const before = near[i]!;
      return sum + Math.floor((before.clause.weight + clause.weight) / (1 + offBy(before.list, list, clause.at - before.clause.at)));
    }, 0);
    const share = Math.floor((most * near.length) / Math.max(span(near.map(({ list }) => list)), near.length));
    return Math.floor((share * weight) / this.total) + Math.floor((pairs * together) / (2 * this.total));
  }

  /** show reads the texts of the units that are asked for. Pieces of one section are one result. */
  private async show(limit: number, skip: number, actions: boolean): Promise<Result[]> {
    const results: Result[] = [], seen = new Set<string>(), marker = new Marker(this.index, this.clauses);
    // Texts are fetched side by side: those of as many units as are wanted, and again where some were pieces of one section.
    for (let at = 0; at < this.units.length && results.length < limit; at += limit + skip) {
      const next = this.units.slice(at, at + limit + skip);
      const texts = await Promise.all(next.map(({ id }) => this.index.unit(id)));
      for (const [i, { chunk, unit }] of texts.entries()) {
        const url = chunk.address + (unit.anchor === "" ? "" : "#" + unit.anchor);
        if (seen.has(url) || results.length === limit) continue;
        if (unit.type !== 0 && !actions) continue; // its section is found by the same words
        seen.add(url);
        if (seen.size <= skip) continue;
        results.push({
          url, document: chunk.address, title: chunk.title, section: unit.path, excerpt: marker.excerpt(unit.text),
          score: next[i]!.score / 1e6, date: chunk.date, kind: chunk.kind,
        });
      }
    }
    return results;
  }
}

const dayZero = Date.UTC(1899, 11, 31);

function dayOf(date: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : NaN;
  if (Number.isNaN(time)) throw new NoDay(`“${date}” is no day: write it as 2026-01-31.`);
  return Math.max(Math.round((time - dayZero) / 864e5), 0);
}

/** positionsIn are all positions of a clause in a unit in order, as far as they were read. */
function positionsIn(clause: Clause, id: number): number[] {
  return clause.alternatives.flatMap(({ hits }) => {
    const at = find(hits.ids, id);
    return at < 0 ? [] : positionsOf(hits, at);
  }).sort((a, b) => a - b);
}

function holds(id: number, found: Hits[], offsets: number[]): boolean {
  const places = found.map((hits) => find(hits.ids, id));
  if (places.includes(-1)) return false;
  return found.length === 1 || standTogether(found.map((hits, i) => positionsOf(hits, places[i]!)), offsets);
}

/** standTogether reports whether there is a place from which every list has the position at its offset. */
function standTogether(lists: number[][], offsets: number[]): boolean {
  if (lists.length === 0) return true;
  return lists[0]!.some((position) => lists.every((list, i) => i === 0 || find(list, position - offsets[0]! + offsets[i]!) >= 0));
}

/** offBy is how far the two nearest positions of two lists are from standing at a distance: 0 where b stands there after a. */
function offBy(a: number[], b: number[], distance: number): number {
  let best = Infinity, j = 0;
  for (const position of a) {
    const want = position + distance;
    while (j < b.length && b[j]! < want) j++;
    if (j < b.length) best = Math.min(best, b[j]! - want);
    if (j > 0) best = Math.min(best, want - b[j - 1]!);
  }
  return best;
}

/** span gives the length of the shortest stretch that holds a position of each list. */
function span(lists: number[][]): number {
  const marks = lists.flatMap((list, i) => list.map((position) => ({ position, i }))).sort((a, b) => a.position - b.position);
  const counts = new Array<number>(lists.length).fill(0);
  let missing = lists.length, best = 0, from = 0;
  for (const mark of marks) {
    if (counts[mark.i] === 0) missing--;
    counts[mark.i] = counts[mark.i]! + 1;
    while (missing === 0) {
      const length = mark.position - marks[from]!.position + 1;
      if (best === 0 || length < best) best = length;
      const first = marks[from]!.i;
      if ((counts[first] = counts[first]! - 1) === 0) missing++;
      from++;
    }
  }
  return best;
}
