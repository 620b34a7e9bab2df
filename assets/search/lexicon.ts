// Texts, whose words are codes of a lexicon; internal/search/doc.go gives the rules.
import { Damaged, Decoder } from "./codec";

const capital = 1, capitals = 2, join = 3, short = 0x80, long = 0xc0, bytes = 0xff;
const shortCodes = long - short;

export const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const spacing = new Set(Array.from(",.;:)%", (sign) => sign.charCodeAt(0)));
const isSpaced = (byte: number): boolean => isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || spacing.has(byte);

export class Lexicon {
  private readonly words: Uint8Array[];

  constructor(data: Uint8Array) {
    const d = new Decoder(data);
    let last: Uint8Array = new Uint8Array();
    this.words = d.list(() => (last = d.after(last)));
  }

  /** text reads codes into as many bytes as they are said to make. */
  text(codes: Uint8Array, size: number): Uint8Array {
    const out = new Uint8Array(size), d = new Decoder(codes);
    let at = 0, form = 0, joined = false, spelling = false;
    const put = (bytes: Uint8Array): void => {
      if (at + bytes.length > size) throw new Damaged();
      out.set(bytes, at);
      at += bytes.length;
    };
    const start = (): void => {
      if (at > 0 && !joined && isSpaced(out[at - 1]!)) out[at++] = 0x20;
      joined = false;
    };
    while (!d.done) {
      const code = d.byte();
      if (isLetter(code)) {
        if (!spelling) start();
        out[at++] = form === 0 || (form === capital && spelling) ? code : code & ~0x20;
        spelling = true;
        continue;
      }
      if (spelling) form = 0;
      spelling = false;
      if (code === capital || code === capitals) {
        form = code;
        continue;
      }
      if (code === join) {
        joined = true;
        continue;
      }
      if (code === bytes) put(d.bytes(d.uint()));
      else if (code < short) out[at++] = code;
      else {
        const word = this.words[code < long ? code - short : shortCodes + ((code - long) << 8) + d.byte()];
        if (!word) throw new Damaged();
        const isWord = isLetter(word[0] ?? 0);
        if (isWord) start();
        put(word);
        if (isWord && form !== 0) {
          for (let i = at - word.length, to = form === capital ? i + 1 : at; i < to; i++) if (isLetter(out[i]!)) out[i]! &= ~0x20;
        }
      }
      form = 0;
    }
    if (at !== size) throw new Damaged();
    return out;
  }
}
