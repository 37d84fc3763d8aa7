import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { MediaStore, refuseForeignKey, type Span, type StoredBytes } from './media-store';

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** Photos and voice notes in a folder of this machine. A file is either wholly there or not there. */
export class LocalStore extends MediaStore {
  private readonly root: string;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async write(key: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(key);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${randomBytes(6).toString('hex')}.part`;
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolder(folder);
  }

  async open(key: string, span?: Span): Promise<StoredBytes | null> {
    let file: FileHandle;
    try {
      file = await open(this.pathOf(key), 'r');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
    try {
      const { size } = await file.stat();
      if (!span) return { stream: file.createReadStream(), bytes: size };
      return { stream: file.createReadStream({ start: span.first, end: span.last }), bytes: span.last - span.first + 1 };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    try {
      await unlink(this.pathOf(key));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }

  private pathOf(key: string): string {
    refuseForeignKey(key);
    return join(this.root, key);
  }
}

/** The new name itself must survive a power cut. Windows cannot open folders and journals names by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
