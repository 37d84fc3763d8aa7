import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { WxFailure } from './wx-call';

export const USER_DATA_PATH = 'wxfile://usr';

/** Temporary and kept files of the phone: names as WeChat gives them, bytes in a folder of this machine. */
export class Files {
  private readonly folder = mkdtempSync(join(tmpdir(), 'jishan-weapp-'));
  private readonly places = new Map<string, string>();
  private last = 0;

  /** Takes a copy of a real file in, as the album or the camera would. */
  take(real: string, kind: 'tmp' | 'store' = 'tmp'): string {
    const name = `wxfile://${kind}_${++this.last}${extname(real).toLowerCase() || '.dat'}`;
    const place = join(this.folder, `${this.last}${extname(real).toLowerCase()}`);
    copyFileSync(real, place);
    this.places.set(name, place);
    return name;
  }

  /** A place for a new file, and the name the app will know it by. */
  reserve(extension: string): { name: string; place: string } {
    const name = `wxfile://tmp_${++this.last}${extension}`;
    const place = join(this.folder, `${this.last}${extension}`);
    this.places.set(name, place);
    return { name, place };
  }

  /** An app may write below its own folder only. */
  write(name: unknown, bytes: Uint8Array): void {
    if (typeof name !== 'string' || !name.startsWith(`${USER_DATA_PATH}/`)) throw new WxFailure(`permission denied, open ${String(name)}`);
    const place = this.places.get(name) ?? join(this.folder, `${++this.last}${extname(name).toLowerCase()}`);
    writeFileSync(place, bytes);
    this.places.set(name, place);
  }

  real(name: unknown): string {
    const place = typeof name === 'string' ? this.places.get(name) : undefined;
    if (!place) throw new WxFailure(`no such file or directory "${String(name)}"`, 1300002);
    return place;
  }

  remove(name: unknown): void {
    rmSync(this.real(name), { force: true });
    this.places.delete(String(name));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
