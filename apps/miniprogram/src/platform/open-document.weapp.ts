import Taro from '@tarojs/taro';
import type { DocumentPlatform } from './open-document.types';

const TIMEOUT_MS = 60_000;

export const documentPlatform: DocumentPlatform = {
  async workbook(url) {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url, timeout: TIMEOUT_MS });
    if (statusCode !== 200) throw new Error(`the document answered ${statusCode}`);
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true });
  },
  /** WeChat opens no web page of ours, and a village prints at its computer: the address is taken to where it can be pasted. */
  printPage: undefined,
};
