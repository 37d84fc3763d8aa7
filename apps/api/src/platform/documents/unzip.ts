import { inflateRawSync } from 'node:zlib';

const END_MARK = Buffer.from('PK\u0005\u0006', 'latin1');
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly at: number;
}

/**
 * The files of a zip, unfolded one by one when they are asked for, and never more than `maxBytes` in all: what a zip says of its own sizes is
 * not believed. Null for a file that is not there. @throws Error for what is no zip, or unfolds to more.
 */
export function openZip(bytes: Buffer, maxBytes: number): (name: string) => string | null {
  const entries = entriesOf(bytes);
  let left = maxBytes;
  return name => {
    const entry = entries.get(name);
    if (!entry) return null;
    const begin = entry.at + LOCAL_BYTES + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
    const file = unfold(bytes.subarray(begin, begin + entry.packedBytes), entry.method, left);
    left -= file.length;
    return file.toString('utf8');
  };
}

function unfold(packed: Buffer, method: number, maxBytes: number): Buffer {
  if (packed.length > maxBytes || maxBytes < 1) throw new Error('the zip unfolds to more than is taken');
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error('a zip with an unknown method');
  return inflateRawSync(packed, { maxOutputLength: maxBytes });
}

function entriesOf(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf(END_MARK);
  if (end === -1) throw new Error('no zip');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
    entries.set(bytes.toString('utf8', at + ENTRY_BYTES, nameEnd), {
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
