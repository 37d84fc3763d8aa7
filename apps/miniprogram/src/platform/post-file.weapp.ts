import Taro from '@tarojs/taro';
import type { FileToPost, PostedFile } from './post-file.types';

export async function postFile({ url, filePath, headers, timeoutMs, onProgress }: FileToPost): Promise<PostedFile> {
  const task = Taro.uploadFile({ url, filePath, name: 'file', header: headers, timeout: timeoutMs });
  if (onProgress) task.progress(({ progress }) => onProgress(progress));
  const { statusCode, data } = await task;
  return { status: statusCode, body: data };
}
