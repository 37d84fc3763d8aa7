import Taro from '@tarojs/taro';

const PREFIX = 'jishan.';

/** Small JSON values. A full or broken store must not stop the app, so reading answers undefined and writing says whether it held. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forgetStored(key: string): void {
  try {
    Taro.removeStorageSync(PREFIX + key);
  } catch {
    writeStored(key, null);
  }
}

/** The keys in use that begin so; none from a store that is broken. */
export function storedKeys(beginning: string): string[] {
  try {
    return Taro.getStorageInfoSync()
      .keys.filter(key => key.startsWith(PREFIX + beginning))
      .map(key => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
