import Taro from '@tarojs/taro';
import { dropBlob, readBlob, writeBlob } from './blob-shelf';
import { PHOTO_MAX_EDGE_PX, PHOTO_QUALITIES, PHOTO_TARGET_BYTES, type PhotoPlatform } from './photos.types';

function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('not a picture'));
    image.src = url;
  });
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('cannot encode the picture'))), 'image/jpeg', quality);
  });
}

/** What is small already goes as it is and keeps its capture time. A file the browser cannot draw goes as it is too: the server says why not. */
async function compress(url: string, bytes: number): Promise<string> {
  const image = await load(url).catch(() => undefined);
  if (!image) return url;
  const longest = Math.max(image.naturalWidth, image.naturalHeight);
  if (longest <= PHOTO_MAX_EDGE_PX && bytes <= PHOTO_TARGET_BYTES) return url;
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
  URL.revokeObjectURL(url);
  return smallest ? URL.createObjectURL(smallest) : url;
}

export const photoPlatform: PhotoPlatform = {
  async pick(count) {
    const chosen = await Taro.chooseImage({ count, sizeType: ['original'], sourceType: ['album', 'camera'] }).catch(() => undefined);
    if (!chosen) return [];
    return Promise.all(chosen.tempFiles.slice(0, count).map(async file => ({ path: await compress(file.path, file.size) })));
  },
  async keep(path) {
    const blob = await (await fetch(path)).blob();
    return writeBlob(blob);
  },
  async open(kept) {
    const blob = await readBlob(kept);
    return blob && URL.createObjectURL(blob);
  },
  drop: dropBlob,
};
