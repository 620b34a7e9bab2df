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

  bytes(n: number): Uint8Array {
    if (n > this.data.length - this.at) throw new Damaged();
    return this.data.subarray(this.at, this.at += n);
  }

  string(): string { return text.decode(this.bytes(this.uint())); }

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
