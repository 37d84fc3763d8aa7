import Taro from '@tarojs/taro';
import type { ScanPlatform } from './scan.types';

export const scanPlatform: ScanPlatform = {
  available: true,
  async scan() {
    try {
      const { result } = await Taro.scanCode({ onlyFromCamera: false });
      return result;
    } catch {
      return undefined;
    }
  },
};
