import Taro from '@tarojs/taro';

/** WeChat's own viewer: pinch, save, next. */
export function previewPhotos(urls: readonly string[], current: string): void {
  void Taro.previewImage({ urls: [...urls], current }).catch(() => undefined);
}
