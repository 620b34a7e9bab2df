// Excerpts: the stretch of a text that holds most of the query, and where its words stand in it.
import type { Index, Member } from "./index";
import type { Clause } from "./query";
import { fold, isCapitals, runsOf, tokens } from "./words";

interface Match { first: number; last: number; clauses: number[] }

export type Piece = { text: string; marked: boolean };

const line = (text: string): string => text.replaceAll("\n", " ");

export class Marker {
  private readonly clauses = new Map<string, number[]>(); // ordinals by the terms that meet them
  private readonly starts = new Map<string, Member[]>(); // of the groups that meet a clause

  constructor(private readonly index: Index, private readonly of: Clause[]) {
    for (const [i, clause] of of.entries()) {
      for (const { entry } of clause.alternatives) this.clauses.set(entry.term, [...this.meets(entry.term), i]);
    }
    for (const member of index.groups.filter(({ term }) => this.clauses.has(term)).flatMap((group) => group.members)) {
      this.starts.set(member.words[0]!, [...this.starts.get(member.words[0]!) ?? [], member]);
    }
  }

  private meets(term: string): number[] { return this.clauses.get(term) ?? []; }

  excerpt(text: string): Piece[] {
    const { excerpt, before } = this.index.manifest.ranking;
    const length = Math.max(excerpt, 1);
    const all = tokens(text);
    if (all.length === 0) return [];
    const found = this.matches(text, all);
    let first = found.length > 0 ? Math.max(found[this.best(found, length - Math.max(before, 0))]!.first - Math.max(before, 0), 0) : 0;
    const last = Math.min(first + length, all.length) - 1;
    first = Math.max(Math.min(first, last + 1 - length), 0);
    const to = last === all.length - 1 ? text.length : all[last]!.end;
    let at = first === 0 ? 0 : all[first]!.start;
    const pieces: Piece[] = [{ text: first > 0 ? "… " : "", marked: false }];
    for (const match of found) {
      const start = all[match.first]!.start, end = all[match.last]!.end;
      if (start < at || end > to) continue;
      pieces.push({ text: line(text.slice(at, start)), marked: false }, { text: line(text.slice(start, end)), marked: true });
      at = end;
    }
    pieces.push({ text: line(text.slice(at, to)) + (last < all.length - 1 ? " …" : ""), marked: false });
    return pieces.filter((piece) => piece.text !== "");
  }

  private matches(text: string, all: ReturnType<typeof tokens>): Match[] {
    const stems = all.map((token) => this.index.stem(fold(text.slice(token.start, token.end))));
    const found: Match[] = [];
    for (const [i, token] of all.entries()) {
      const printed = text.slice(token.start, token.end);
      const here: Match = { first: i, last: i, clauses: [...this.meets(stems[i]!)] };
      if (token.joined) here.clauses.push(...runsOf(printed).flatMap((run) => this.meets(this.index.stem(run))));
      for (const member of this.starts.get(stems[i]!) ?? []) {
        if (!member.words.every((word, j) => stems[i + j] === word) || (member.acronym && !isCapitals(printed))) continue;
        here.last = Math.max(here.last, i + member.words.length - 1);
        here.clauses.push(...this.meets(this.index.groups[member.group]!.term));
      }
      if (here.clauses.length > 0) found.push(here);
    }
    return found;
  }

  /** best gives the match from which so many tokens hold most of the query. */
  private best(found: Match[], length: number): number {
    let best = 0, bestWeight = -1, bestCount = 0;
    for (const [i, from] of found.entries()) {
      const seen = new Set<number>();
      let count = 0;
      for (let j = i; j < found.length && found[j]!.last < from.first + length; j++, count++) {
        for (const clause of found[j]!.clauses) seen.add(clause);
      }
      let weight = 0;
      for (const clause of seen) weight += this.of[clause]!.weight;
      if (weight > bestWeight || (weight === bestWeight && count > bestCount)) [best, bestWeight, bestCount] = [i, weight, count];
    }
    return best;
  }
}
