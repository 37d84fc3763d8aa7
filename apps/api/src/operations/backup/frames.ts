import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { refusals } from './backup.texts';
import type { SealedWriter } from './sealed-file';

/** What a backup is made of, in this order: head, then each table's rows, then the photos, then the manifest. */
export type Frame =
  | { readonly kind: 'head' | 'table' | 'end' | 'file' | 'manifest'; readonly note: unknown }
  | { readonly kind: 'rows'; readonly rows: readonly string[]; readonly json: string }
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

const CODES = { head: 1, table: 2, rows: 3, end: 4, file: 5, bytes: 6, manifest: 7 } as const;
const KINDS = new Map<number, Frame['kind']>(Object.entries(CODES).map(([kind, code]) => [code, kind as Frame['kind']]));
const PREFIX_BYTES = 5;
/** A batch of the fattest rows stays far below; more than this is no backup of ours. */
const FRAME_MAX_BYTES = 268_435_456;

export class FrameWriter {
  constructor(private readonly sealed: SealedWriter) {}

  note(kind: 'head' | 'table' | 'end' | 'file' | 'manifest', note: object): Promise<void> {
    return this.frame(CODES[kind], Buffer.from(JSON.stringify(note)));
  }

  /** `json`: an array of strings. */
  rows(json: string): Promise<void> {
    return this.frame(CODES.rows, deflateRawSync(json, { level: 3 }));
  }

  bytes(bytes: Buffer): Promise<void> {
    return this.frame(CODES.bytes, bytes);
  }

  private async frame(code: number, payload: Buffer): Promise<void> {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    prefix.writeUInt8(code, 0);
    prefix.writeUInt32BE(payload.length, 1);
    await this.sealed.write(prefix);
    await this.sealed.write(payload);
  }
}

export async function* readFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let wantedBytes = PREFIX_BYTES;
  for await (const chunk of chunks) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < wantedBytes) continue;
    let rest = Buffer.concat(held);
    for (;;) {
      wantedBytes = rest.length < PREFIX_BYTES ? PREFIX_BYTES : PREFIX_BYTES + rest.readUInt32BE(1);
      if (wantedBytes > FRAME_MAX_BYTES) throw refusals.damaged();
      if (rest.length < wantedBytes) break;
      yield frameOf(rest.readUInt8(0), rest.subarray(PREFIX_BYTES, wantedBytes));
      rest = rest.subarray(wantedBytes);
    }
    [held, heldBytes] = [[rest], rest.length];
  }
  if (heldBytes > 0) throw refusals.damaged();
}

function frameOf(code: number, payload: Buffer): Frame {
  const kind = KINDS.get(code);
  switch (kind) {
    case undefined:
      throw refusals.damaged();
    case 'bytes':
      return { kind, bytes: payload };
    case 'rows': {
      const json = inflateRawSync(payload, { maxOutputLength: FRAME_MAX_BYTES }).toString('utf8');
      return { kind, json, rows: JSON.parse(json) as string[] };
    }
    default:
      return { kind, note: JSON.parse(payload.toString('utf8')) as unknown };
  }
}
