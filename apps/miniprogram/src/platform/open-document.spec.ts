import { phone, resetPhone } from '../../test/stand-ins/taro';
import { documentPlatform as browser } from './open-document.h5';
import { documentPlatform as weapp } from './open-document.weapp';

const URL = 'http://village.example/api/v1/villages/x/points/documents?doc=a&exp=1&sig=b';

beforeEach(resetPhone);

describe('a document in WeChat', () => {
  it('is fetched and shown by the phone’s own viewer, with its menu to pass it on', async () => {
    phone.answer = () => ({ statusCode: 200, data: '' });
    await weapp.workbook(URL, '台账.xlsx');
    expect(phone.calls.map(call => call.name)).toEqual(['downloadFile', 'openDocument']);
    expect(phone.calls[0]?.options).toMatchObject({ url: URL });
    expect(phone.calls[1]?.options).toEqual({ filePath: 'wxfile://tmp_book', fileType: 'xlsx', showMenu: true });
  });

  it('is not shown when the server did not give it: an expired address is no workbook', async () => {
    phone.answer = () => ({ statusCode: 403, data: '' });
    await expect(weapp.workbook(URL, '台账.xlsx')).rejects.toThrow('403');
    expect(phone.calls.map(call => call.name)).toEqual(['downloadFile']);
  });

  it('for the printer is nothing that it could show', () => {
    expect(weapp.printPage).toBeUndefined();
  });
});

describe('a document in a browser', () => {
  it('is a file with its name, or a page beside the app', async () => {
    const followed: { href: string; download: string; target: string }[] = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      followed.push({ href: this.href, download: this.download, target: this.target });
    });
    await browser.workbook(URL, '台账.xlsx');
    browser.printPage?.(URL);
    click.mockRestore();
    expect(followed).toEqual([
      { href: URL, download: '台账.xlsx', target: '' },
      { href: URL, download: '', target: '_blank' },
    ]);
    expect(document.querySelector('a')).toBeNull();
  });
});
