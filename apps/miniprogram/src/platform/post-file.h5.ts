import { blobOf } from './blob-names';
import type { FileToPost, PostedFile } from './post-file.types';

const PHOTO_NAME = 'photo.jpg';

/** Taro's own upload reads the picture back by its address and, when that fails, never answers at all. */
export function postFile({ url, filePath, headers, timeoutMs, onProgress }: FileToPost): Promise<PostedFile> {
  return new Promise((resolve, reject) => {
    const blob = blobOf(filePath);
    if (!blob) {
      reject(new Error('no such photo'));
      return;
    }
    const form = new FormData();
    form.append('file', blob, PHOTO_NAME);
    const request = new XMLHttpRequest();
    request.open('POST', url);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => resolve({ status: request.status, body: request.responseText });
    request.onerror = () => reject(new Error('network'));
    request.ontimeout = () => reject(new Error('timeout'));
    request.send(form);
  });
}
