import Taro from '@tarojs/taro';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import { go, pageUrl } from './go';

const opened = () => phone.calls.map(({ name, options }) => [name, (options as { url: string }).url]);
const onPage = (path: string) => (phone.route = { path, params: {} });

beforeEach(() => {
  resetPhone();
  jest.restoreAllMocks();
  jest.spyOn(Date, 'now').mockReturnValue(0);
});
const after = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(ms);

it('opens once what is tapped twice', () => {
  onPage('/pages/home/index');
  go.to('rules');
  after(900);
  go.to('rules');
  go.path(pageUrl('rules'));
  expect(opened()).toEqual([['navigateTo', pageUrl('rules')]]);
});

it('opens it again a moment later: the first may have failed without a network', () => {
  onPage('/pages/home/index');
  go.to('rules');
  after(1_000);
  go.to('rules');
  expect(opened()).toHaveLength(2);
});

it('opens it again at once for whoever has come back, and another thing at any time', () => {
  onPage('/pages/home/index');
  go.to('goods', { id: 'salt' });
  go.to('goods', { id: 'rice' });
  onPage('/pages/home/index');
  go.to('goods', { id: 'rice' });
  expect(opened().map(([, url]) => url)).toEqual([
    pageUrl('goods', { id: 'salt' }),
    pageUrl('goods', { id: 'rice' }),
    pageUrl('goods', { id: 'rice' }),
  ]);
});

it('the eleventh page takes the place of the tenth, which WeChat would refuse', () => {
  const pages = (many: number) => jest.spyOn(Taro, 'getCurrentPages').mockReturnValue(new Array(many).fill({}) as never);
  pages(9);
  go.to('rules');
  pages(10);
  go.to('fund');
  expect(opened()).toEqual([
    ['navigateTo', pageUrl('rules')],
    ['redirectTo', pageUrl('fund')],
  ]);
});
