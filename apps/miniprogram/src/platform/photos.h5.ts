import { EXIF_WITHIN_BYTES } from '@jishan/contracts';
import { dropBlob, readBlob, writeBlob } from './blob-shelf';
import { blobOf, nameBlob } from './blob-names';
import { PHOTO_MAX_EDGE_PX, PHOTO_QUALITIES, PHOTO_TARGET_BYTES, type PhotoPlatform } from './photos.types';
import { takenAtOf } from './taken-at';

function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('not a picture'));
    image.src = url;
  });
}

/** The browser's own chooser. Turning back tells nothing on older ones; then the next choice simply begins anew. */
function chooseFiles(several: boolean, camera: boolean): Promise<readonly File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = several;
    // A phone's browser opens the camera; where there is none it asks for a file all the same.
    if (camera) input.setAttribute('capture', 'environment');
    input.onchange = () => resolve(Array.from(input.files ?? []));
    input.oncancel = () => resolve([]);
    input.click();
  });
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('cannot encode the picture'))), 'image/jpeg', quality);
  });
}

/** What is small already goes as it is. A file the browser cannot draw goes as it is too: the server says why not. */
async function compress(url: string, original: Blob): Promise<string> {
  const asIs = (): string => nameBlob(original, url);
  const image = await load(url).catch(() => undefined);
  if (!image) return asIs();
  const longest = Math.max(image.naturalWidth, image.naturalHeight);
  if (longest <= PHOTO_MAX_EDGE_PX && original.size <= PHOTO_TARGET_BYTES) return asIs();
  const shrink = Math.min(1, PHOTO_MAX_EDGE_PX / longest);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * shrink);
  canvas.height = Math.round(image.naturalHeight * shrink);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  let smallest: Blob | undefined;
  for (const quality of PHOTO_QUALITIES) {
    smallest = await encode(canvas, quality);
    if (smallest.size <= PHOTO_TARGET_BYTES) break;
  }
  if (!smallest) return asIs();
  URL.revokeObjectURL(url);
  return nameBlob(smallest);
}

export const photoPlatform: PhotoPlatform = {
  async pick(count, onChosen, from) {
    const camera = from === 'camera';
    const files = (await chooseFiles(count > 1 && !camera, camera)).slice(0, count);
    onChosen(files.length);
    return Promise.all(
      files.map(async file => {
        const start = await file
          .slice(0, EXIF_WITHIN_BYTES)
          .arrayBuffer()
          .catch(() => undefined);
        return { path: await compress(URL.createObjectURL(file), file), source: from ?? ('album' as const), ...takenAtOf(start, from) };
      }),
    );
  },
  async keep(path) {
    const blob = blobOf(path);
    if (!blob) throw new Error('no such photo');
    return writeBlob(blob);
  },
  async open(kept) {
    const blob = await readBlob(kept);
    return blob && nameBlob(blob);
  },
  drop: dropBlob,
};
