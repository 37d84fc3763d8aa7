import Taro from '@tarojs/taro';
import { phoneFontPx as browserFontPx } from '@/platform/phone-font.h5';
import { phoneFontPx as wechatFontPx } from '@/platform/phone-font.weapp';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import { setElder, startElder, useElder } from './elder';

/** What the browser measures of a text that has the size its owner chose; jsdom lays nothing out. */
let measured: string;
let probed: { size: string; inPage: boolean } | undefined;

beforeEach(() => {
  resetPhone();
  useElder.setState({ elder: false });
  measured = '16px';
  probed = undefined;
  jest.spyOn(window, 'getComputedStyle').mockImplementation(element => {
    probed = { size: (element as HTMLElement).style.fontSize, inPage: document.body.contains(element) };
    return { fontSize: measured } as CSSStyleDeclaration;
  });
});
afterEach(() => jest.restoreAllMocks());

const startWith = (size: string): boolean => {
  measured = size;
  startElder();
  return useElder.getState().elder;
};

it.each([
  ['16px', false],
  ['17px', false],
  ['19.9px', false],
  ['20px', true],
  ['23.8px', true],
  ['32px', true],
])('at the first start, a phone set to letters of %s: elder mode %s', (size, elder) => {
  expect(startWith(size)).toBe(elder);
  // Not chosen, only followed: when the phone is set otherwise, the app goes along.
  expect([...phone.storage.keys()]).toEqual([]);
  expect(startWith('16px')).toBe(false);
});

it('what somebody chose in the app holds, whatever the phone says', () => {
  expect(startWith('24px')).toBe(true);
  setElder(false);
  expect(startWith('24px')).toBe(false);
  setElder(true);
  expect(startWith('16px')).toBe(true);
});

it('in a browser the size that its owner set is measured on the page, and nothing is left there', () => {
  measured = '22px';
  expect(browserFontPx()).toBe(22);
  expect(probed).toEqual({ size: 'medium', inPage: true });
  expect(document.querySelector('span')).toBeNull();
  measured = '';
  expect(browserFontPx()).toBe(0);
});

it('in WeChat its own setting is asked; one that does not know it has usual letters', () => {
  const ask = jest.spyOn(Taro, 'getAppBaseInfo');
  ask.mockReturnValueOnce({ fontSizeSetting: 23.8 } as never);
  expect(wechatFontPx()).toBe(23.8);
  ask.mockReturnValueOnce({} as never);
  expect(wechatFontPx()).toBe(0);
  ask.mockImplementationOnce(() => {
    throw new Error('getAppBaseInfo: fail');
  });
  expect(wechatFontPx()).toBe(0);
});
