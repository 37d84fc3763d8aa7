import Taro from '@tarojs/taro';
import { restart } from './restart';

const opened: string[] = [];
let finish: Array<() => void> = [];
jest.spyOn(Taro, 'reLaunch').mockImplementation(({ url }) => {
  opened.push(url);
  return new Promise(resolve => finish.push(() => resolve({ errMsg: 'ok' })));
});
const finishOne = async () => {
  finish.shift()?.();
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

beforeEach(() => {
  opened.length = 0;
  finish = [];
});

it('opens once what many pages wish for in the same moment', async () => {
  restart('/login');
  restart('/login');
  restart('/login');
  await finishOne();
  expect(opened).toEqual(['/login']);
});

it('goes on to the last other wish when the first is done, never two at once', async () => {
  restart('/home');
  restart('/join');
  restart('/login');
  expect(opened).toEqual(['/home']);
  await finishOne();
  expect(opened).toEqual(['/home', '/login']);
  await finishOne();
});
