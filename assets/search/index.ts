// An index, of which no more is fetched than a query needs.
import { Damaged, Decoder, decodeText, inflate, joined } from "./codec";
import { byBytes } from "./words";

/** Ranking are the constants of answering; their meaning stands in internal/search/rank.go. */
export type Ranking = Record<
  "acronym" | "phrase" | "prefix" | "longer" | "completions" | "blocks" | "clauses" | "queryBytes" | "oneMistake" |
  "twoMistakes" | "budget" | "elsewhere" | "present" | "near" | "nearest" | "leastFound" | "enough" | "excerpt" | "before", number>;

export interface Manifest {
  format: number;
  documents: number;
  units: number;
  ranking: Ranking;
  skip: string[];
  terms: [first: string, hash: string][];
  spelling: [letter: string, letters: number, hash: string][];
  collection: string[];
  synonyms: string[];
  prefix: string;
  facets: { name: string; files: string[] }[];
}

interface Place { file: number; offset: number; length: number }

export interface Entry {
  term: string;
  df: number;
  weight: number;
  forms: string[];
  inline: Uint8Array | null;
  parts: Place[];
  where: Place[]; // of the positions of parts, from the second on
  files: string[];
}

/** Hits are the units that a term stands in, in the order of their ids. */
export interface Hits { ids: number[]; levels: number[]; positions: number[][] }

export interface Member { group: number; words: string[]; acronym: boolean }
export interface Group { term: string; members: Member[] }
export interface FacetValue { key: string; label: string; documents: number[] }
export interface Spelling { word: string; units: number }
export interface Unit { type: number; anchor: string; path: string; text: string }
export interface Chunk { address: string; title: string; date: string; kind: string; units: Unit[] }

/** ErrOld says that the index is of another version than this script. */
export class ErrOld extends Error {
  constructor() { super("The search index was made by another version of this site."); }
}

/** A Reader fetches a file of the index folder. */
export type Reader = (path: string) => Promise<Uint8Array>;

const unitsInChunk = 16;
const namesInBlock = 64;

/** lastNotAbove gives the place of the last of a sorted list that is not above something; -1 where all are. */
export function lastNotAbove<T>(list: readonly T[], compare: (each: T) => number): number {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** find gives the place of a number in a sorted list, -1 where it is not in it. */
export function find(list: readonly number[], value: number): number {
  const at = lastNotAbove(list, (each) => (each < value ? -1 : 1)) + 1;
  return list[at] === value ? at : -1;
}

export class Index {
  readonly skipped: Set<string>;
  readonly groups: Group[] = [];
  readonly starts = new Map<string, Member[]>(); // of the groups, by their first words
  readonly days: number[] = [];
  private readonly firstChunk: number[] = [0];
  private readonly names: string[][] = []; // hashes of blocks of names, by file of the collection
  private readonly known = new Map<string, Promise<unknown>>();

  private constructor(private readonly fetch: Reader, readonly manifest: Manifest) {
    this.skipped = new Set(manifest.skip);
  }

  /** open reads what every query needs. */
  static async open(fetch: Reader): Promise<Index> {
    const manifest = JSON.parse(decodeText(await fetch("manifest.json"))) as Manifest;
    if (manifest.format !== 1) throw new ErrOld();
    const index = new Index(fetch, manifest);
    await index.readSmall();
    return index;
  }

  private async readSmall(): Promise<void> {
    const [synonyms, collection] = await Promise.all([this.readAll(this.manifest.synonyms), this.readAll(this.manifest.collection)]);
    for (const data of synonyms) {
      const d = new Decoder(data);
      d.list(() => {
        const group: Group = { term: d.string(), members: [] };
        group.members = d.list(() => {
          const text = d.string();
          return { group: this.groups.length, words: text.replace(/^\^/, "").split(" "), acronym: text.startsWith("^") };
        });
        this.groups.push(group);
      });
    }
    for (const { words, ...rest } of this.groups.flatMap((group) => group.members)) {
      const starts = this.starts.get(words[0]!);
      if (starts) starts.push({ words, ...rest });
      else this.starts.set(words[0]!, [{ words, ...rest }]);
    }
    for (const data of collection) {
      const d = new Decoder(data);
      const n = d.uint();
      d.list(() => this.firstChunk.push(this.firstChunk.at(-1)! + d.uint()), n);
      let day = 0;
      d.list((i) => this.days.push(day = i === 0 ? d.uint() : day - d.uint()), n);
      this.names.push(d.list(() => d.hash(), Math.ceil(n / namesInBlock)));
    }
    if (this.firstChunk.at(-1)! * unitsInChunk !== this.manifest.units || this.days.length !== this.manifest.documents) throw new Damaged();
  }

  private readAll(files: string[]): Promise<Uint8Array[]> { return Promise.all(files.map((file) => this.read(file))); }

  /** once keeps what was read; what failed is tried again when it is asked for again. */
  private once<T>(key: string, read: () => Promise<T>): Promise<T> {
    let made = this.known.get(key) as Promise<T> | undefined;
    if (!made) {
      made = read();
      this.known.set(key, made);
      made.catch(() => this.known.delete(key));
    }
    return made;
  }

  private read(file: string): Promise<Uint8Array> {
    return this.once(file, async () => inflate(await this.fetch(`index/${file}.bin`)));
  }

  documentOf(unit: number): number {
    const chunk = Math.floor(unit / unitsInChunk);
    return lastNotAbove(this.firstChunk, (first) => first - chunk);
  }

  /** blockOf gives the ordinal of the block that a term would be in; -1 where it is before all. */
  blockOf(term: string): number { return lastNotAbove(this.manifest.terms, ([first]) => byBytes(first, term)); }

  dictionary(block: number): Promise<Entry[]> {
    const file = this.manifest.terms[block]![1];
    return this.once("dictionary " + file, async () => decodeDictionary(await this.read(file)));
  }

  async entry(term: string): Promise<Entry | null> {
    const block = this.blockOf(term);
    if (block < 0) return null;
    const entries = await this.dictionary(block);
    const at = lastNotAbove(entries, (each) => byBytes(each.term, term));
    return at >= 0 && entries[at]!.term === term ? entries[at]! : null;
  }

  private async slice(entry: Entry, { file, offset, length }: Place): Promise<Uint8Array> {
    const name = entry.files[file - 1];
    if (name === undefined) throw new Damaged();
    const data = await this.read(name);
    if (offset + length > data.length) throw new Damaged();
    return data.subarray(offset, offset + length);
  }

  async firstHits(entry: Entry): Promise<Hits> {
    return this.decodeHits(entry.inline ?? await this.slice(entry, entry.parts[0]!), true);
  }

  /** allHits reads all of a term's postings; positions of the further parts only where they are asked for. */
  async allHits(entry: Entry, positions: boolean): Promise<Hits> {
    const parts = await Promise.all(entry.parts.map(async (place, i) => {
      if (i === 0) return this.firstHits(entry);
      const [part, where] = await Promise.all([this.slice(entry, place), positions ? this.slice(entry, entry.where[i - 1]!) : null]);
      return this.decodeHits(part, where ?? false);
    }));
    if (parts.length === 1) return parts[0]!;
    const order = parts.flatMap((hits) => hits.ids.map((id, i) => ({ id, level: hits.levels[i]!, positions: hits.positions[i]! })));
    order.sort((a, b) => a.id - b.id);
    return { ids: order.map((each) => each.id), levels: order.map((each) => each.level), positions: order.map((each) => each.positions) };
  }

  /** decodeHits reads a part; its positions stand in it, in bytes of their own, or are not read. */
  private decodeHits(data: Uint8Array, positions: boolean | Uint8Array): Hits {
    const d = new Decoder(data);
    const ids = d.rising();
    if (ids.some((id) => id >= this.manifest.units)) throw new Damaged();
    const levels = [...d.bytes(ids.length)];
    const from = positions === true ? d : new Decoder(positions || new Uint8Array());
    return { ids, levels, positions: ids.map(() => positions === false ? [] : from.rising()) };
  }

  async spellings(block: number): Promise<Spelling[]> {
    const file = this.manifest.spelling[block]![2];
    return this.once("spelling " + file, async () => {
      const d = new Decoder(await this.read(file));
      const words: Spelling[] = [];
      for (let last: Uint8Array = new Uint8Array(); !d.done;) {
        last = d.after(last);
        words.push({ word: decodeText(last), units: d.uint() });
      }
      return words;
    });
  }

  async facet(files: string[]): Promise<FacetValue[]> {
    return (await this.readAll(files)).flatMap((data) => {
      const d = new Decoder(data);
      return d.list(() => {
        const key = d.string(), label = d.string(), n = d.uint();
        if (d.uint() === 0) return { key, label, documents: d.rising(n) };
        const bits = d.bytes(Math.ceil(this.manifest.documents / 8));
        return { key, label, documents: this.days.map((_, i) => i).filter((i) => bits[i >> 3]! >> (i & 7) & 1) };
      });
    });
  }

  private prefix(): Promise<{ raw: Uint8Array; length: number }> {
    return this.once("prefix", async () => {
      const raw = await this.fetch(`index/${this.manifest.prefix}.bin`);
      return { raw, length: (await inflate(joined(raw, Uint8Array.of(3, 0)))).length };
    });
  }

  /** unit reads the text of a unit with the document's facts. */
  async unit(id: number): Promise<{ chunk: Chunk; unit: Unit }> {
    const number = Math.floor(id / unitsInChunk);
    const chunk = await this.once(`chunk ${number}`, () => this.chunk(number));
    const unit = chunk.units[id % unitsInChunk];
    if (!unit) throw new Damaged();
    return { chunk, unit };
  }

  private async chunk(number: number): Promise<Chunk> {
    const document = this.documentOf(number * unitsInChunk);
    const file = this.names.flat()[Math.floor(document / namesInBlock)];
    if (file === undefined) throw new Damaged();
    const [names, prefix] = await Promise.all([this.read(file), this.prefix()]);
    const name = new Decoder(names.subarray(document % namesInBlock * 8)).hash();
    const data = await this.fetch(`text/${name}-${number - this.firstChunk[document]!}.bin`);
    const d = new Decoder((await inflate(joined(prefix.raw, data))).subarray(prefix.length));
    return {
      address: d.string(), title: d.string(), date: d.string(), kind: d.string(),
      units: d.list(() => ({ type: d.uint(), anchor: d.string(), path: d.string(), text: d.string() })),
    };
  }
}

function decodeDictionary(data: Uint8Array): Entry[] {
  const d = new Decoder(data);
  const files = d.list(() => d.hash());
  const entries: Entry[] = [];
  for (let last: Uint8Array = new Uint8Array(); !d.done;) {
    const term = last = d.after(last);
    const entry: Entry = {
      term: decodeText(term), df: d.uint(), weight: d.uint(), forms: d.list(() => decodeText(d.after(term))),
      inline: null, parts: [], where: [], files,
    };
    const place = (): Place => ({ file: d.uint(), offset: d.uint(), length: d.uint() });
    d.list((i) => {
      const file = d.uint();
      if (i === 0 && file === 0) {
        entry.inline = d.bytes(d.uint());
        entry.parts.push({ file, offset: 0, length: entry.inline.length });
        return;
      }
      entry.parts.push({ file, offset: d.uint(), length: d.uint() });
      if (i > 0) entry.where.push(place());
    });
    if (entry.parts.length === 0) throw new Damaged();
    entries.push(entry);
  }
  return entries;
}
