import Taro from '@tarojs/taro';
import { kindOf, type SheetFiles } from './sheet-files.types';

const read = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });

const write = (filePath: string, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data,
      encoding: 'base64',
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });

export const sheetFiles: SheetFiles = {
  // WeChat opens no csv.
  kinds: ['xlsx'],
  async pick() {
    try {
      const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] });
      const file = tempFiles[0];
      if (!file) return 'turned_back';
      const kind = kindOf(file.name);
      return kind ? { kind, contentBase64: await read(file.path), bytes: file.size } : 'other_kind';
    } catch {
      return 'turned_back';
    }
  },
  async save(file) {
    const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${file.fileName}`;
    await write(filePath, file.contentBase64);
    await Taro.openDocument({ filePath, showMenu: true });
  },
};
