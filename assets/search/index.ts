// An index, of which no more is fetched than a query needs.
import { BitReader, Damaged, Decoder, decodeText, inflate } from "./codec";
import { Lexicon } from "./lexicon";
import { byBytes, stem } from "./words";

/** Ranking are the constants of answering; their meaning stands in internal/search/rank.go. */
export type Ranking = Record<
  "acronym" | "phrase" | "plain" | "everyday" | "prefix" | "longer" | "completions" | "blocks" | "clauses" | "queryBytes" | "oneMistake" |
  "twoMistakes" | "budget" | "elsewhere" | "present" | "near" | "pairs" | "nearest" | "leastFound" | "enough" | "excerpt" | "before", number>;

export interface Manifest {
  format: number;
  documents: number;
  stride: number;
  ranking: Ranking;
  levels: number[];
  skip: string[];
  irregular: Record<string, string>;
  plain: string[];
  everyday: Record<string, string[]>;
  terms: Block[];
  spelling: string[];
  collection: string[];
  synonyms: string[];
  lexicon: string;
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

/** Hits are the units that a term stands in, in the order of their ids. Positions of the i-th are flat[from[i]] … flat[to[i]-1]. */
export interface Hits { ids: Int32Array; levels: Uint8Array; from: Int32Array; to: Int32Array; flat: number[] }

export function hitsOf(n: number, flat: number[] = []): Hits {
  return { ids: new Int32Array(n), levels: new Uint8Array(n), from: new Int32Array(n), to: new Int32Array(n), flat };
}

export const positionsOf = (hits: Hits, i: number): number[] => hits.flat.slice(hits.from[i], hits.to[i]);

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

const namesInBlock = 16;

/** lastNotAbove gives the place of the last of a sorted list that is not above something; -1 where all are. */
export function lastNotAbove<T>(list: ArrayLike<T>, compare: (each: T) => number): number {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const encoder = new TextEncoder();

/** sumOf gives a number for a term, by its letters (FNV-1a, without its lowest bits). */
function sumOf(term: string): number {
  let sum = 2166136261;
  for (const byte of encoder.encode(term)) sum = Math.imul(sum ^ byte, 16777619);
  return sum >>> 8;
}

/** A Block is one of the dictionary, or a list of blocks. */
export type Block = [first: string, hash: string];

/** startOf gives the place of the block that a term would be in: the first where it is before all. */
const startOf = (blocks: readonly Block[], term: string): number => Math.max(lastNotAbove(blocks, ([first]) => byBytes(first, term)), 0);

/** find gives the place of a number in a sorted list, -1 where it is not in it. */
export function find(list: Int32Array | readonly number[], value: number): number {
  const at = lastNotAbove(list, (each) => (each < value ? -1 : 1)) + 1;
  return list[at] === value ? at : -1;
}

export class Index {
  readonly skipped: Set<string>;
  readonly plain: Set<string>;
  readonly everyday: Map<string, string[]>;
  private readonly irregular: Map<string, string>;
  readonly groups: Group[] = []; // as far as they were read
  private readonly starts = new Map<string, Member[]>(); // of the groups, by their first words
  readonly days: number[] = []; // of the documents, the newest first
  private readonly names: string[] = []; // hashes of blocks of names, the oldest documents first
  private readonly known = new Map<string, Promise<unknown>>();

  private constructor(private readonly fetch: Reader, readonly manifest: Manifest) {
    this.skipped = new Set(manifest.skip);
    this.plain = new Set(manifest.plain);
    this.everyday = new Map(Object.entries(manifest.everyday));
    this.irregular = new Map(Object.entries(manifest.irregular));
  }

  /** stem gives the stem of a word, or of the word that it is an irregular form of. */
  stem(word: string): string { return stem(this.irregular.get(word) ?? word); }

  /** open reads what every query needs. */
  static async open(fetch: Reader): Promise<Index> {
    const manifest = JSON.parse(decodeText(await fetch("manifest.json"))) as Manifest;
    if (manifest.format !== 2) throw new ErrOld();
    const index = new Index(fetch, manifest);
    await index.readSmall();
    return index;
  }

  private async readSmall(): Promise<void> {
    for (const data of await this.readAll(this.manifest.collection)) {
      const d = new Decoder(data);
      const n = d.uint();
      this.days.push(...d.rising(n));
      this.names.push(...d.list(() => d.hash(), Math.ceil(n / namesInBlock)));
    }
    this.days.reverse();
    if (this.days.length !== this.manifest.documents) throw new Damaged();
  }

  /** startingWith gives the members of groups of synonyms that begin with a word. */
  async startingWith(word: string): Promise<Member[]> {
    const { synonyms } = this.manifest;
    const file = synonyms[sumOf(word) % synonyms.length];
    if (file) await this.once("synonyms " + file, async () => this.addGroups(await this.read(file)));
    return this.starts.get(word) ?? [];
  }

  private addGroups(data: Uint8Array): void {
    const d = new Decoder(data);
    d.list(() => {
      const term = d.string(), names = d.list(() => d.string());
      if (this.groups.some((group) => group.term === term)) return; // read with another file
      const members = names.map((name) => ({ group: this.groups.length, words: name.replace(/^\^/, "").split(" "), acronym: name.startsWith("^") }));
      this.groups.push({ term, members });
      const ordinal = ({ group }: Member): number => Number(this.groups[group]!.term.slice(1)); // in whatever order the files were read
      for (const member of members) {
        this.starts.set(member.words[0]!, [...this.starts.get(member.words[0]!) ?? [], member].sort((a, b) => ordinal(a) - ordinal(b)));
      }
    });
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
    return this.once(file, async () => inflate(await this.readAsIs(file)));
  }

  private readAsIs(file: string): Promise<Uint8Array> {
    return this.once("as is " + file, () => this.fetch(`index/${file}.bin`));
  }

  documentOf(unit: number): number { return Math.floor(unit / this.manifest.stride); }

  /** blocks gives the blocks of the dictionary from that on which a term would be in, so many at most. */
  async blocks(term: string, most: number): Promise<Block[]> {
    const { terms } = this.manifest, found: Block[] = [];
    for (let list = startOf(terms, term); list < terms.length && found.length < most; list++) {
      const blocks = await this.list(terms[list]![1]);
      found.push(...(found.length === 0 ? blocks.slice(startOf(blocks, term)) : blocks));
    }
    return found.slice(0, most);
  }

  private list(file: string): Promise<Block[]> {
    return this.once("list " + file, async () => {
      const d = new Decoder(await this.read(file)), blocks: Block[] = [];
      for (let last: Uint8Array = new Uint8Array(); !d.done;) blocks.push([decodeText(last = d.after(last)), d.hash()]);
      return blocks;
    });
  }

  dictionary(file: string): Promise<Entry[]> {
    return this.once("dictionary " + file, async () => decodeDictionary(await this.read(file)));
  }

  async entry(term: string): Promise<Entry | null> {
    const [block] = await this.blocks(term, 1);
    if (!block) return null;
    const entries = await this.dictionary(block[1]);
    const at = lastNotAbove(entries, (each) => byBytes(each.term, term));
    return at >= 0 && entries[at]!.term === term ? entries[at]! : null;
  }

  private async slice(entry: Entry, { file, offset, length }: Place): Promise<Uint8Array> {
    const name = entry.files[file - 1];
    if (name === undefined) throw new Damaged();
    const data = await this.readAsIs(name);
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
    return parts.reduce(merged);
  }

  /** decodeHits reads a part; its positions stand in it, in bytes of their own, or are not read. */
  private decodeHits(data: Uint8Array, positions: boolean | Uint8Array): Hits {
    const { documents, stride, levels } = this.manifest;
    const d = new Decoder(data), n = d.uint(), r = new BitReader(d.rest());
    if (n > 8 * data.length) throw new Damaged();
    const forDocuments = r.bits(5), forUnits = r.bits(4), forRanks = r.bits(3), within = r.bits(4);
    const p = positions instanceof Uint8Array ? new BitReader(positions) : r;
    const forPositions = positions === true ? within : positions && p.bits(4);
    const hits = hitsOf(n);
    for (let at = n, document = -1; at > 0;) {
      document += r.rice(forDocuments) + 1;
      const count = r.rice(0) + 1;
      if (count > at || document >= documents) throw new Damaged();
      at -= count; // newer documents come later in the part and have lower ids
      let id = (documents - 1 - document) * stride - 1;
      for (let i = at; i < at + count; i++) {
        hits.ids[i] = id += r.rice(forUnits) + 1;
        const rank = r.rice(forRanks);
        hits.levels[i] = levels[rank] ?? rank - levels.length;
        if (forPositions === false) continue;
        hits.from[i] = hits.flat.length;
        readPositions(p, forPositions, hits.flat);
        hits.to[i] = hits.flat.length;
      }
      if (id >= (documents - document) * stride) throw new Damaged();
    }
    return hits;
  }

  /** spellingBlocks are which blocks of spellings there are: the first word's first letter and number of letters. */
  async spellingBlocks(): Promise<[letter: string, letters: number, hash: string][]> {
    return (await this.readAll(this.manifest.spelling)).flatMap((data) => {
      const d = new Decoder(data);
      return d.list((): [string, number, string] => [d.string(), d.uint(), d.hash()]);
    });
  }

  spellings(file: string): Promise<Spelling[]> {
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
        const last = this.manifest.documents - 1; // the files number the oldest first
        if (d.uint() === 0) return { key, label, documents: d.rising(n).map((each) => last - each).reverse() };
        const bits = d.bytes(Math.ceil(this.manifest.documents / 8));
        return { key, label, documents: this.days.map((_, i) => i).filter((i) => bits[(last - i) >> 3]! >> ((last - i) & 7) & 1) };
      });
    });
  }

  /** unit reads the text of a unit with the document's facts. */
  async unit(id: number): Promise<{ chunk: Chunk; unit: Unit }> {
    const document = this.manifest.documents - 1 - this.documentOf(id);
    const file = this.names[Math.floor(document / namesInBlock)];
    if (file === undefined) throw new Damaged();
    const { path, slot } = chunkOf(await this.read(file), document % namesInBlock, id % this.manifest.stride);
    const chunk = await this.once(path, () => this.chunk(path));
    const unit = chunk.units[slot];
    if (!unit) throw new Damaged();
    return { chunk, unit };
  }

  private async chunk(path: string): Promise<Chunk> {
    const lexicon = this.once("lexicon", async () => new Lexicon(await this.read(this.manifest.lexicon)));
    const [words, data] = await Promise.all([lexicon, this.fetch(path).then(inflate)]);
    const d = new Decoder(data), head = Array.from({ length: 4 }, () => d.uint());
    const units = d.list(() => ({ type: d.uint(), lengths: Array.from({ length: 3 }, () => d.uint()) }));
    const text = words.text(d.rest(), [...head, ...units.flatMap(({ lengths }) => lengths)].reduce((a, b) => a + b, 0));
    let at = 0;
    const next = (length: number): string => decodeText(text.subarray(at, at += length));
    const [address, title, date, kind] = head.map(next) as [string, string, string, string];
    return {
      address, title, date, kind,
      units: units.map(({ type, lengths }) => {
        const [anchor, path, text] = lengths.map(next) as [string, string, string];
        return { type, anchor, path, text };
      }),
    };
  }
}

/** chunkOf finds in a block of names where the text of a unit stands. */
function chunkOf(names: Uint8Array, document: number, unit: number): { path: string; slot: number } {
  const d = new Decoder(names);
  for (let i = 0; ; i++) {
    const name = d.hash(), n = d.uint();
    let first = 0, chunk = 0, slot = unit;
    for (let j = 1; j < n; j++) {
      first += d.uint();
      if (first <= unit) [chunk, slot] = [j, unit - first];
    }
    if (i === document) return { path: `text/${name}-${chunk}.bin`, slot };
  }
}

function readPositions(r: BitReader, k: number, into: number[]): void {
  const code = r.rice(0);
  for (let n = code < 2 ? 1 - code : code, last = -1; n > 0; n--) into.push(last += r.rice(k) + 1);
}

/** merged joins hits of one term. */
function merged(a: Hits, b: Hits): Hits {
  const all = hitsOf(a.ids.length + b.ids.length, a.flat.concat(b.flat));
  for (let at = 0, i = 0, j = 0; at < all.ids.length; at++) {
    const isFirst = j === b.ids.length || (i < a.ids.length && a.ids[i]! < b.ids[j]!);
    const from = isFirst ? a : b, k = isFirst ? i++ : j++, shift = isFirst ? 0 : a.flat.length;
    all.ids[at] = from.ids[k]!;
    all.levels[at] = from.levels[k]!;
    all.from[at] = from.from[k]! + shift;
    all.to[at] = from.to[k]! + shift;
  }
  return all;
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
