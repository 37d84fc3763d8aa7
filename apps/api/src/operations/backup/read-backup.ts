import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { refusals } from './backup.texts';
import { readFrames, type Frame } from './frames';
import type { Head, Manifest, Part } from './manifest';
import { MediaReader } from './media-files';
import { openSealed } from './sealed-file';

/** What becomes of what is read. */
export interface BackupTarget {
  head(head: Head): Promise<void>;
  rows(table: string, rows: readonly string[]): Promise<void>;
  readonly mediaDir: string | null;
}

/** Reads a backup from its first byte to its last and believes none of it before the end agrees. Throws a BackupRefusal. */
export async function readBackup(from: string, key: Buffer, target: BackupTarget): Promise<Manifest> {
  const file = await open(from, 'r').catch((error: unknown) => {
    throw refusals.cannotRead(from, (error as NodeJS.ErrnoException).code ?? String(error));
  });
  const reading = new Reading(target);
  try {
    for await (const frame of readFrames(openSealed(file, key))) await reading.take(frame);
    return reading.manifest();
  } finally {
    await reading.close();
    await file.close();
  }
}

class Reading {
  private readonly parts: Part[] = [];
  private readonly media: MediaReader;
  private table: { readonly name: string; count: number; readonly sha256: ReturnType<typeof createHash> } | null = null;
  private closing: Manifest | null = null;

  constructor(private readonly target: BackupTarget) {
    this.media = new MediaReader(target.mediaDir);
  }

  async take(frame: Frame): Promise<void> {
    if (this.closing) throw refusals.damaged();
    switch (frame.kind) {
      case 'head':
        return this.target.head(frame.note as Head);
      case 'table':
        this.table = { name: (frame.note as { name: string }).name, count: 0, sha256: createHash('sha256') };
        return;
      case 'rows':
        if (!this.table) throw refusals.damaged();
        this.table.count += frame.rows.length;
        this.table.sha256.update(frame.json);
        return this.target.rows(this.table.name, frame.rows);
      case 'file':
        return this.media.begin((frame.note as { key: string }).key);
      case 'bytes':
        return this.media.add(frame.bytes);
      case 'end':
        await this.media.close();
        return this.endPart(frame.note as Part);
      case 'manifest':
        this.closing = frame.note as Manifest;
    }
  }

  /** What was read, compared with what was written. */
  manifest(): Manifest {
    const { closing } = this;
    if (!closing) throw refusals.damaged();
    const promised = [...closing.tables, ...(closing.media ? [closing.media] : [])];
    if (JSON.stringify(promised) !== JSON.stringify(this.parts)) throw refusals.damaged();
    return closing;
  }

  close(): Promise<void> {
    return this.media.close();
  }

  private endPart(promised: Part): void {
    const read: Part = this.table
      ? { name: this.table.name, count: this.table.count, sha256: this.table.sha256.digest('hex') }
      : this.media.part();
    this.table = null;
    if (JSON.stringify(read) !== JSON.stringify(promised)) throw refusals.damaged();
    this.parts.push(read);
  }
}

/** Opens and compares everything, writes nothing. */
export const checkBackup = (from: string, key: Buffer): Promise<Manifest> =>
  readBackup(from, key, { head: () => Promise.resolve(), rows: () => Promise.resolve(), mediaDir: null });
