import type { Parts } from './parts';
import { optionsOf, textOf, WxFailure, type Apis } from './wx-call';

/** WeChat's limits: 1 MB a key, 10 MB in all. */
const KEY_MAX_BYTES = 1_048_576;
const ALL_MAX_BYTES = 10_485_760;

export function storageApis({ storage, realm }: Parts): Apis {
  const size = (): number => [...storage.values()].reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  const write = (key: unknown, value: unknown): void => {
    const text = JSON.stringify(value === undefined ? '' : value);
    if (Buffer.byteLength(text) > KEY_MAX_BYTES) throw new WxFailure('entry size limit reached');
    if (size() + Buffer.byteLength(text) > ALL_MAX_BYTES) throw new WxFailure('storage limit reached');
    storage.set(textOf(key), text);
  };
  const read = (key: unknown): unknown => {
    const text = storage.get(textOf(key));
    return text === undefined ? undefined : realm.import(JSON.parse(text));
  };
  const info = () => ({ keys: [...storage.keys()], currentSize: Math.ceil(size() / 1024), limitSize: ALL_MAX_BYTES / 1024 });
  return {
    sync: {
      setStorageSync: write,
      getStorageSync: key => read(key) ?? '',
      removeStorageSync: key => void storage.delete(textOf(key)),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: () => realm.import(info()),
    },
    async: {
      setStorage: options => {
        write(options.key, options.data);
        return {};
      },
      getStorage: options => {
        const data = read(options.key);
        if (data === undefined) throw new WxFailure('data not found');
        return { live: { data } };
      },
      removeStorage: options => {
        storage.delete(textOf(optionsOf(options).key));
        return {};
      },
      clearStorage: () => {
        storage.clear();
        return {};
      },
      getStorageInfo: () => ({ plain: info() }),
    },
  };
}
