import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { refusals } from './backup.texts';

/*
 * A file under AES-256-GCM in chunks (the STREAM construction): every chunk has its own tag, its number is in the nonce, and the last one
 * is marked there, so that a chunk that was changed, moved, repeated, or is missing at the end, does not open. docs/decisions/0009.
 *   magic 8 · version 1 · salt 32 · key check 16 · chunks of 65,536 + 16 bytes, the last one shorter
 */
const MAGIC = Buffer.from('JISHANBK');
const VERSION = 1;
const SALT_BYTES = 32;
const CHECK_BYTES = 16;
const HEADER_BYTES = MAGIC.length + 1 + SALT_BYTES + CHECK_BYTES;
const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

interface FileKeys {
  readonly data: Buffer;
  /** Tells a wrong key from a damaged file; says nothing about the key. */
  readonly check: Buffer;
}

/** Every file has a key of its own, so chunk numbers may begin at 0 in each. */
function keysOf(master: Buffer, salt: Buffer): FileKeys {
  const derived = Buffer.from(hkdfSync('sha256', master, salt, 'jishan backup 1', 32 + CHECK_BYTES));
  return { data: derived.subarray(0, 32), check: derived.subarray(32) };
}

function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(chunk), 4);
  return nonce;
}

export class SealedWriter {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private chunk = 0;
  private written: number;

  private constructor(
    private readonly file: FileHandle,
    private readonly keys: FileKeys,
    private readonly header: Buffer,
  ) {
    this.written = header.length;
  }

  static async begin(file: FileHandle, master: Buffer): Promise<SealedWriter> {
    const salt = randomBytes(SALT_BYTES);
    const keys = keysOf(master, salt);
    const header = Buffer.concat([MAGIC, Buffer.from([VERSION]), salt, keys.check]);
    await file.writeFile(header);
    return new SealedWriter(file, keys, header);
  }

  async write(bytes: Buffer): Promise<void> {
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    if (this.waitingBytes <= CHUNK_BYTES) return;
    const all = Buffer.concat(this.waiting);
    let at = 0;
    // The very last chunk is sealed as such by `end`, so one that may be it stays here.
    for (; all.length - at > CHUNK_BYTES; at += CHUNK_BYTES) await this.seal(all.subarray(at, at + CHUNK_BYTES), false);
    this.waiting = [all.subarray(at)];
    this.waitingBytes = all.length - at;
  }

  /** Answers the size of the file. */
  async end(): Promise<number> {
    await this.seal(Buffer.concat(this.waiting), true);
    return this.written;
  }

  private async seal(plain: Buffer, isLast: boolean): Promise<void> {
    const cipher = createCipheriv(ALGORITHM, this.keys.data, nonceOf(this.chunk, isLast), { authTagLength: TAG_BYTES });
    cipher.setAAD(this.header);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    this.chunk += 1;
    this.written += sealed.length;
    await this.file.writeFile(sealed);
  }
}

/** What was written, chunk by chunk; throws a refusal at the first chunk that is not as it was written. */
export async function* openSealed(file: FileHandle, master: Buffer): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const header = await readExactly(file, 0, Math.min(HEADER_BYTES, size));
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) throw refusals.notABackup();
  const version = header.readUInt8(MAGIC.length);
  if (version !== VERSION) throw refusals.newerFormat(version);
  const keys = keysOf(master, header.subarray(MAGIC.length + 1, MAGIC.length + 1 + SALT_BYTES));
  if (!timingSafeEqual(keys.check, header.subarray(HEADER_BYTES - CHECK_BYTES))) throw refusals.wrongKey();
  let at = HEADER_BYTES;
  for (let chunk = 0; ; chunk += 1) {
    const length = Math.min(CHUNK_BYTES + TAG_BYTES, size - at);
    const sealed = await readExactly(file, at, length);
    at += length;
    const isLast = at >= size;
    yield openChunk(keys, header, chunk, isLast, sealed);
    if (isLast) return;
  }
}

function openChunk(keys: FileKeys, header: Buffer, chunk: number, isLast: boolean, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw refusals.damaged();
  const decipher = createDecipheriv(ALGORITHM, keys.data, nonceOf(chunk, isLast), { authTagLength: TAG_BYTES });
  decipher.setAAD(header);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw refusals.damaged();
  }
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw refusals.damaged();
    filled += bytesRead;
  }
  return buffer;
}
