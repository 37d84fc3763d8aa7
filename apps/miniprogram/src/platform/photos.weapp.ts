import { EXIF_WITHIN_BYTES } from '@jishan/contracts';
import Taro from '@tarojs/taro';
import { PHOTO_MAX_EDGE_PX, PHOTO_QUALITIES, PHOTO_TARGET_BYTES, type PhotoPlatform } from './photos.types';
import { takenAtOf } from './taken-at';

function sizeOf(path: string): Promise<number> {
  return new Promise(resolve => {
    Taro.getFileSystemManager().getFileInfo({ filePath: path, success: ({ size }) => resolve(size), fail: () => resolve(0) });
  });
}

function startOf(path: string, bytes: number): Promise<ArrayBuffer | undefined> {
  return new Promise(resolve => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      position: 0,
      length: Math.min(bytes, EXIF_WITHIN_BYTES),
      success: ({ data }) => resolve(typeof data === 'string' ? undefined : data),
      fail: () => resolve(undefined),
    });
  });
}

async function compress(path: string, bytes: number): Promise<string> {
  const { width, height } = await Taro.getImageInfo({ src: path });
  const longest = Math.max(width, height);
  if (longest <= PHOTO_MAX_EDGE_PX && bytes <= PHOTO_TARGET_BYTES) return path;
  const shrink = Math.min(1, PHOTO_MAX_EDGE_PX / longest);
  let smallest = path;
  for (const quality of PHOTO_QUALITIES) {
    const { tempFilePath } = await Taro.compressImage({
      src: path,
      quality: Math.round(quality * 100),
      compressedWidth: Math.round(width * shrink),
      compressedHeight: Math.round(height * shrink),
    });
    smallest = tempFilePath;
    if ((await sizeOf(smallest)) <= PHOTO_TARGET_BYTES) break;
  }
  return smallest;
}

export const photoPlatform: PhotoPlatform = {
  async pick(count, onChosen, from) {
    const sourceType: ('album' | 'camera')[] = from ? [from] : ['album', 'camera'];
    // The original: WeChat's own compression loses when it was taken. Ours comes after that is read.
    const chosen = await Taro.chooseMedia({ count, mediaType: ['image'], sourceType, sizeType: ['original'] }).catch(() => undefined);
    if (!chosen) return [];
    onChosen(chosen.tempFiles.length);
    return Promise.all(
      chosen.tempFiles.map(async ({ tempFilePath, size }) => {
        const start = await startOf(tempFilePath, size);
        return { path: await compress(tempFilePath, size), source: from ?? ('album' as const), ...takenAtOf(start, from) };
      }),
    );
  },
  keep(path) {
    return new Promise((resolve, reject) => {
      Taro.getFileSystemManager().saveFile({
        tempFilePath: path,
        success: ({ savedFilePath }) => resolve(savedFilePath as string),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      });
    });
  },
  open(kept) {
    return new Promise(resolve => {
      Taro.getFileSystemManager().access({ path: kept, success: () => resolve(kept), fail: () => resolve(undefined) });
    });
  },
  drop(kept) {
    return new Promise(resolve => {
      Taro.getFileSystemManager().unlink({ filePath: kept, success: () => resolve(), fail: () => resolve() });
    });
  },
};
