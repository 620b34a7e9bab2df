// Reading the files of an index, whose form internal/search/doc.go gives.

export class Damaged extends Error {
  constructor() { super("The search index is damaged."); }
}

const text = new TextDecoder();

export class Decoder {
  private at = 0;
  constructor(private readonly data: Uint8Array) {}

  get done(): boolean { return this.at >= this.data.length; }

  uint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.data[this.at++];
      if (byte === undefined || scale > 2 ** 49) throw new Damaged();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** list reads a number and as many things, each of which takes a byte at least. */
  list<T>(read: (i: number) => T, n = this.uint()): T[] {
    if (n > this.data.length - this.at) throw new Damaged();
    return Array.from({ length: n }, (_, i) => read(i));
  }

  byte(): number {
    const byte = this.data[this.at++];
    if (byte === undefined) throw new Damaged();
    return byte;
  }

  bytes(n: number): Uint8Array {
    if (n > this.data.length - this.at) throw new Damaged();
    return this.data.subarray(this.at, this.at += n);
  }

  string(): string { return text.decode(this.bytes(this.uint())); }

  /** rest is what has not been read. */
  rest(): Uint8Array { return this.data.subarray(this.at); }

  hash(): string { return Array.from(this.bytes(8), (byte) => byte.toString(16).padStart(2, "0")).join(""); }

  /** after reads bytes that begin as those before them do. */
  after(before: Uint8Array): Uint8Array {
    const shared = this.uint();
    if (shared > before.length) throw new Damaged();
    return joined(before.subarray(0, shared), this.bytes(this.uint()));
  }

  /** rising reads numbers of which each but the first is the difference to the one before. */
  rising(n = this.uint()): number[] {
    let last = 0;
    return this.list(() => last += this.uint(), n);
  }
}

/** A BitReader reads numbers that are written as internal/search/bits.go writes them, the highest bit of each byte first. */
export class BitReader {
  private at = 0; // in bits
  constructor(private readonly data: Uint8Array) {}

  /** next is the 32 bits to come; behind the end they are zeros. */
  private next(): number {
    const { data } = this, byte = this.at >>> 3, shift = this.at & 7;
    if (byte >= data.length) throw new Damaged();
    const bits = (data[byte]! << 24) | ((data[byte + 1] ?? 0) << 16) | ((data[byte + 2] ?? 0) << 8) | (data[byte + 3] ?? 0);
    return shift === 0 ? bits >>> 0 : ((bits << shift) | ((data[byte + 4] ?? 0) >>> (8 - shift))) >>> 0;
  }

  bits(n: number): number {
    if (n === 0) return 0;
    const value = this.next() >>> (32 - n);
    this.at += n;
    return value;
  }

  rice(k: number): number {
    const high = Math.clz32(this.next());
    if (high >= mostUnary) {
      this.at += mostUnary;
      return this.bits(32);
    }
    this.at += high + 1;
    return (high << k) | this.bits(k);
  }
}

const mostUnary = 24;

export const decodeText = (bytes: Uint8Array): string => text.decode(bytes);

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

export async function inflate(data: Uint8Array): Promise<Uint8Array> {
  try {
    const stream = new Blob([data as BlobPart]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new Damaged();
  }
}
