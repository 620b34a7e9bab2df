// Reading a query, and what its words may be met by.
import { type Entry, type Hits, hitsOf, type Index, type Member } from "./index";
import { byBytes, fold, isCapitals, isIndexed, isLetters, tokens } from "./words";

export interface Word { printed: string; folded: string; stem: string; term: string; phrase: number }

export interface Parsed {
  words: Word[];
  excluded: Word[][]; // words and phrases that must not stand in a unit
  open: boolean; // the last word may be unfinished
}

/** An Alternative is a term that meets a clause. */
export interface Alternative { entry: Entry; weight: number; hits: Hits; whole: boolean }

/** A Clause is a word of a query with all that it may be met by. */
export interface Clause { word: string; term: string; at: number; phrase: boolean; alternatives: Alternative[]; weight: number }

/** firstBytes is as much of a text as stands in its first n bytes; a character that is cut becomes a space. */
function firstBytes(text: string, n: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= n) return text.toWellFormed?.() ?? text;
  let end = Math.max(n, 0);
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  return new TextDecoder().decode(bytes.subarray(0, end)) + (end < n ? " " : "");
}

/** parse reads a query. Whatever it holds, it is a query. */
export function parse(index: Index, asked: string): Parsed {
  const text = firstBytes(asked, index.manifest.ranking.queryBytes).replace(/[“”„]/g, '"');
  const parsed: Parsed = { words: [], excluded: [], open: false };
  let phrases = 0, inPhrase = false, excluding = false, at = 0;
  const readBetween = (from: number, to: number, before: boolean): void => {
    for (let i = from; i < to; i++) {
      if (text[i] === '"') {
        inPhrase = !inPhrase;
        if (inPhrase) phrases++;
        else excluding = false;
      } else if (text[i] === "-" && !inPhrase) {
        excluding = (i === 0 || " \t\n(".includes(text[i - 1]!)) && ((i + 1 === to && before) || (i + 1 < to && text[i + 1] === '"'));
      } else if (!inPhrase) {
        excluding = false;
      }
    }
  };
  for (const token of tokens(text)) {
    readBetween(at, token.start, true);
    at = token.end;
    const printed = text.slice(token.start, token.end), folded = fold(printed), stemmed = index.stem(folded);
    const word = { printed, folded, stem: stemmed, term: isIndexed(folded, index.skipped) ? stemmed : "", phrase: inPhrase ? phrases : 0 };
    const last = parsed.excluded.at(-1);
    if (!excluding) parsed.words.push(word);
    else if (inPhrase && last?.[0]!.phrase === phrases) last.push(word);
    else parsed.excluded.push([word]);
    parsed.open = at === text.length && !inPhrase && !excluding;
    if (!inPhrase) excluding = false;
  }
  readBetween(at, text.length, false);
  return parsed;
}

const noHits: Hits = hitsOf(0);
const part = (value: number, thousandths: number): number => Math.floor((value * thousandths) / 1000);

function add(clause: Clause, entry: Entry, weight: number): void {
  const same = clause.alternatives.find((each) => each.entry.term === entry.term);
  if (same) same.weight = Math.max(same.weight, weight);
  else clause.alternatives.push({ entry, weight, hits: noHits, whole: false });
}

/** clauses gives the clauses of a query, and the query after correcting its spelling, "" where nothing was corrected. */
export async function clauses(index: Index, parsed: Parsed): Promise<{ made: Clause[]; corrected: string }> {
  const byTerm = new Map<string, Clause>(), made: Clause[] = [];
  const of = parsed.words.map((word, at) => {
    let clause = byTerm.get(word.term);
    if (word.term === "" || (!clause && made.length === index.manifest.ranking.clauses)) return null;
    if (!clause) {
      clause = { word: word.printed, term: word.term, at, phrase: false, alternatives: [], weight: 0 };
      byTerm.set(word.term, clause);
      made.push(clause);
    }
    clause.phrase ||= word.phrase > 0;
    return clause;
  });
  await Promise.all(made.map(async (clause) => {
    const entry = await index.entry(clause.term);
    if (entry) add(clause, entry, index.plain.has(entry.term) ? part(entry.weight, index.manifest.ranking.plain) : entry.weight);
  }));
  await addSynonyms(index, parsed, of);
  await addCompounds(index, parsed, of);
  await addEveryday(index, made);
  const last = of.at(-1);
  if (parsed.open && last && !last.phrase) await addCompletions(index, parsed.words.at(-1)!.folded, last);
  const corrected = await correct(index, parsed, of);
  for (const clause of made) clause.weight = Math.max(0, ...clause.alternatives.map((each) => each.weight));
  return { made, corrected };
}

/** addSynonyms adds to the clauses of names what else they are called. */
async function addSynonyms(index: Index, parsed: Parsed, of: (Clause | null)[]): Promise<void> {
  const { phrase, acronym } = index.manifest.ranking;
  const has = (member: Member, i: number): boolean =>
    member.words.every((word, j) => parsed.words[i + j]?.stem === word && parsed.words[i + j]!.phrase === 0);
  for (const [i, word] of parsed.words.entries()) {
    for (const member of await index.startingWith(word.stem)) {
      const entry = has(member, i) ? await index.entry(index.groups[member.group]!.term) : null;
      if (!entry) continue;
      let weight = Math.floor(part(entry.weight, phrase) / member.words.length);
      if (member.words.length === 1) weight = member.acronym && !isCapitals(word.printed) ? part(entry.weight, acronym) : entry.weight;
      for (let j = i; j < i + member.words.length; j++) {
        const clause = of[j];
        if (clause) add(clause, entry, weight);
      }
    }
  }
}

/** addCompounds adds to the clauses of two words that follow one another what they are when written as one. */
async function addCompounds(index: Index, parsed: Parsed, of: (Clause | null)[]): Promise<void> {
  const entries = await Promise.all(parsed.words.map((first, i) => {
    const second = parsed.words[i + 1];
    if (!second || first.phrase > 0 || second.phrase > 0 || !isLetters(first.folded) || !isLetters(second.folded)) return null;
    return index.entry(index.stem(first.folded + second.folded));
  }));
  for (const [i, entry] of entries.entries()) {
    if (!entry) continue;
    for (const clause of of.slice(i, i + 2)) if (clause) add(clause, entry, Math.floor(part(entry.weight, index.manifest.ranking.phrase) / 2));
  }
}

/** addEveryday adds to the clauses of everyday words those that papers have for the same. */
async function addEveryday(index: Index, made: Clause[]): Promise<void> {
  const found = await Promise.all(made.map((clause) =>
    Promise.all((clause.phrase ? [] : index.everyday.get(clause.term) ?? []).map((term) => index.entry(term)))));
  for (const [i, clause] of made.entries()) {
    const own = clause.alternatives[0]?.weight ?? Infinity;
    for (const entry of found[i]!) {
      if (entry) add(clause, entry, part(Math.min(own, entry.weight), index.manifest.ranking.everyday));
    }
  }
}

/** addCompletions adds to the clause of an unfinished word those that it may become. */
async function addCompletions(index: Index, prefix: string, clause: Clause): Promise<void> {
  const { ranking } = index.manifest;
  const letters = [...prefix];
  if (letters.length < 2) return;
  const from = letters.slice(0, Math.max(2, letters.length - 3)).join(""); // a stem may be shorter
  const blocks = await index.blocks(from, ranking.blocks);
  const last = blocks.findIndex(([first]) => byBytes(first, prefix) > 0 && !first.startsWith(prefix));
  const entries = await Promise.all((last < 0 ? blocks : blocks.slice(0, last)).map(([, file]) => index.dictionary(file)));
  const found = entries.flat().filter((entry) => entry.term !== clause.term && !entry.term.startsWith("=") &&
    [entry.term, ...entry.forms].some((word) => word.startsWith(prefix)));
  found.sort((a, b) => b.df - a.df || byBytes(a.term, b.term));
  const own = clause.alternatives[0]?.weight ?? 0;
  for (const entry of found.slice(0, ranking.completions)) {
    add(clause, entry, own > 0 ? part(Math.min(own, entry.weight), ranking.longer) : part(entry.weight, ranking.prefix));
  }
}

/** correct gives clauses that nothing meets the word that they may have been meant to be. */
async function correct(index: Index, parsed: Parsed, of: (Clause | null)[]): Promise<string> {
  const words: string[] = [];
  let changed = false;
  for (const [i, word] of parsed.words.entries()) {
    const clause = of[i];
    if (clause && clause.alternatives.length === 0 && !clause.phrase && !isCapitals(word.printed)) { // MASH is not a misspelt MASA
      const better = await spelling(index, word.folded);
      const entry = better === "" ? null : await index.entry(index.stem(better));
      if (entry) {
        add(clause, entry, entry.weight);
        clause.word = better;
        clause.term = entry.term;
      }
    }
    const isOther = clause && clause.term !== word.term;
    changed ||= Boolean(isOther);
    words.push(isOther ? clause.word : word.printed);
  }
  return changed ? words.join(" ") : "";
}

/** spelling gives the word of the index that a word was most likely meant to be, "" where none is near. */
async function spelling(index: Index, word: string): Promise<string> {
  const { ranking } = index.manifest;
  const letters = [...word];
  if (letters.length < Math.max(ranking.oneMistake, 2) || !isLetters(word)) return "";
  const most = letters.length >= ranking.twoMistakes ? 2 : 1, blocks = await index.spellingBlocks();
  const compare = (block: [string, number, string], first: string, n: number): number => byBytes(block[0], first) || block[1] - n;
  let best = { word: "", units: 0 }, least = most + 1;
  for (const first of new Set(letters.slice(0, 2))) {
    const near = blocks.map((_, i) => i).filter((i) => compare(blocks[i]!, first, letters.length + most) <= 0 &&
      (i + 1 === blocks.length || compare(blocks[i + 1]!, first, letters.length - most) >= 0));
    for (const each of (await Promise.all(near.map((i) => index.spellings(blocks[i]![2])))).flat()) {
      const d = distance(letters, [...each.word], most);
      if (d < least || (d === least && d <= most && (each.units > best.units || (each.units === best.units && byBytes(each.word, best.word) < 0)))) {
        best = each;
        least = d;
      }
    }
  }
  return best.word;
}

/** distance counts the letters to add, drop, change or swap with the next; most + 1 where it is more than most. */
function distance(a: string[], b: string[], most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const here = [i];
    for (let j = 1; j <= b.length; j++) {
      here[j] = Math.min(last[j]! + 1, here[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) here[j] = Math.min(here[j]!, before[j - 2]! + 1);
    }
    if (Math.min(...here) > most) return most + 1;
    [before, last] = [last, here];
  }
  return Math.min(last[b.length]!, most + 1);
}
