// Tokens, words and terms of a text, as internal/search/doc.go defines them.
import { snowball } from "./stem";

export interface Token { start: number; end: number; joined: boolean }

const maxWord = 60; // bytes of UTF-8 that an indexed word may have
const wordRune = /[\p{L}\p{N}\p{M}]/u;
const letterRune = /\p{L}/u;

/** runeAt is the whole character at a place, "" at the end. */
function runeAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

interface Run { end: number; digit: boolean; single: boolean }

function nextRun(text: string, start: number): Run {
  let end = start, letter = false, digit = false, runes = 0;
  while (end < text.length) {
    const rune = runeAt(text, end);
    if ((rune === "'" || rune === "’") && letter) {
      if (!letterRune.test(runeAt(text, end + 1))) break;
    } else if (!wordRune.test(rune)) {
      break;
    }
    letter = letterRune.test(rune);
    digit ||= /\p{N}/u.test(rune);
    end += rune.length;
    runes++;
  }
  return { end, digit, single: runes === 1 && letter };
}

/** tokens gives the stretches of a text that count as one position each. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < text.length;) {
    const rune = runeAt(text, at);
    if (!wordRune.test(rune)) {
      at += rune.length;
      continue;
    }
    const start = at;
    let last = nextRun(text, at), joined = false;
    while (last.end < text.length && "/.:-&".includes(text[last.end]!) && wordRune.test(runeAt(text, last.end + 1))) {
      const next = nextRun(text, last.end + 1);
      if (text[last.end] === "&" ? !(last.single && next.single) : !(last.digit && next.digit)) break;
      last = next;
      joined = true;
    }
    found.push({ start, end: last.end, joined });
    at = last.end;
  }
  return found;
}

/** fold gives the word of a token: without accents, apostrophes and capitals. */
export function fold(token: string): string {
  return token.replaceAll("’", "'").replace(/'[sS]$/, "").replaceAll("'", "")
    .normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/[Σς]/g, "σ").toLowerCase();
}

/** stem gives the stem of a word of a–z, and any other word as it is. */
export function stem(word: string): string {
  return /^[a-z]{4,}$/.test(word) && !word.includes("yy") ? snowball(word) : word;
}

const encoder = new TextEncoder();

export function isIndexed(word: string, skipped: Set<string>): boolean {
  return word !== "" && !skipped.has(word) && encoder.encode(word).length <= maxWord;
}

/** runsOf gives the words of those runs of a joined token that are indexed beside the whole. */
export function runsOf(token: string): string[] {
  if (token.includes("&")) return [];
  return token.split(/[/.:-]/).filter((part) => letterRune.test(part) || [...part].length >= 3).map(fold);
}

/** isLetters reports whether a word is of letters alone. */
export const isLetters = (word: string): boolean => /^\p{L}+$/u.test(word);

/** isCapitals reports whether a token has two capitals, as acronyms have. */
export const isCapitals = (token: string): boolean => /[A-Z].*[A-Z]/s.test(token);

/** byBytes orders as UTF-8 does, which is by code points and not, as < has it, by UTF-16 units. */
export function byBytes(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    let x = a.charCodeAt(i), y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= 0xd800 && y >= 0xd800) { // surrogates stand for what is above U+E000 … U+FFFF
      x += x < 0xe000 ? 0x2000 : -0x800;
      y += y < 0xe000 ? 0x2000 : -0x800;
    }
    return x - y;
  }
  return a.length - b.length;
}
