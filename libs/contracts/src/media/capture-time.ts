import { VILLAGE_UTC_OFFSET_MINUTES } from '../platform';

const EXIF_IFD = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;
const ENTRY_BYTES = 12;
const MAX_ENTRIES = 500;
const TYPE_ASCII = 2;
const MAX_TEXT_BYTES = 64;

const EXIF_MARK = 'Exif\0\0';
const JPEG_START = 0xffd8;
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
/** Where a camera has put its EXIF, if anywhere: it stands before the picture, and is at most one segment of 64 kB. */
export const EXIF_WITHIN_BYTES = 128 * 1024;

class NoTiff extends Error {}

const textOf = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...Array.from(bytes.subarray(from, to)));

/** A TIFF directory, read with every offset checked: the bytes come from strangers. */
class Tiff {
  private readonly view: DataView;
  private readonly little: boolean;

  constructor(private readonly bytes: Uint8Array) {
    const order = textOf(bytes, 0, 2);
    if (order !== 'II' && order !== 'MM') throw new NoTiff('no byte order');
    this.little = order === 'II';
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u16(at: number): number {
    this.within(at + 2);
    return this.view.getUint16(at, this.little);
  }

  u32(at: number): number {
    this.within(at + 4);
    return this.view.getUint32(at, this.little);
  }

  /** Where the directory's entry for `tag` stands. */
  entry(directory: number, tag: number): number | undefined {
    const count = Math.min(this.u16(directory), MAX_ENTRIES);
    for (let index = 0; index < count; index += 1) {
      const at = directory + 2 + index * ENTRY_BYTES;
      if (this.u16(at) === tag) return at;
    }
    return undefined;
  }

  text(directory: number, tag: number): string | undefined {
    const at = this.entry(directory, tag);
    if (at === undefined || this.u16(at + 2) !== TYPE_ASCII) return undefined;
    const length = this.u32(at + 4);
    if (length > MAX_TEXT_BYTES) return undefined;
    const from = length <= 4 ? at + 8 : this.u32(at + 8);
    if (from + length > this.bytes.length) return undefined;
    return textOf(this.bytes, from, from + length).replace(/\0.*$/s, '');
  }

  private within(end: number): void {
    if (end > this.bytes.length) throw new NoTiff('an offset points outside');
  }
}

/**
 * When the camera says that it took the photo, from its EXIF; null when it says nothing usable. Without an offset the camera's clock is
 * the village's. It is a hint for reviewers, not a proof: anybody can write EXIF.
 */
export function captureTime(exif: Uint8Array | undefined): Date | null {
  if (!exif) return null;
  try {
    const tiff = new Tiff(textOf(exif, 0, EXIF_MARK.length) === EXIF_MARK ? exif.subarray(EXIF_MARK.length) : exif);
    const pointer = tiff.entry(tiff.u32(4), EXIF_IFD);
    if (pointer === undefined) return null;
    const directory = tiff.u32(pointer + 8);
    return instantOf(tiff.text(directory, DATE_TIME_ORIGINAL), tiff.text(directory, OFFSET_TIME_ORIGINAL));
  } catch (error) {
    if (error instanceof NoTiff) return null;
    throw error;
  }
}

/** The same of a JPEG, or of its first `EXIF_WITHIN_BYTES`: for a phone that is about to draw the picture anew, which loses it. */
export function captureTimeOfJpeg(file: Uint8Array): Date | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 4 || view.getUint16(0) !== JPEG_START) return null;
  for (let at = 2; at + 4 <= file.length;) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (marker < 0xff00 || marker === START_OF_SCAN || length < 2) return null;
    const part = file.subarray(at + 4, at + 2 + length);
    if (marker === APP1 && textOf(part, 0, EXIF_MARK.length) === EXIF_MARK) return captureTime(part);
    at += 2 + length;
  }
  return null;
}

function instantOf(local: string | undefined, offset: string | undefined): Date | null {
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec((local ?? '').trim());
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Date.UTC carries 31 February over into March; the camera never meant that.
  if (year < 1990 || wall.getUTCMonth() !== month - 1 || wall.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  return new Date(wall.getTime() - offsetMinutes(offset) * 60_000);
}

function offsetMinutes(offset: string | undefined): number {
  const parts = /^([+-])(\d{2}):(\d{2})$/.exec((offset ?? '').trim());
  if (!parts) return VILLAGE_UTC_OFFSET_MINUTES;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  if (minutes > 14 * 60) return VILLAGE_UTC_OFFSET_MINUTES;
  return parts[1] === '-' ? -minutes : minutes;
}
