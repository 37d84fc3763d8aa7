import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
/** Where all words stand that people are shown. */
const FOLDERS = ['apps/miniprogram/src/texts/zh-CN', 'libs/contracts/src'];

/** Over which a village secretary and her mother stumbled, and what is said instead. */
const STUMBLED_OVER: readonly (readonly [word: RegExp, instead: string])[] = [
  [/认领/, '填写姓名'],
  [/收回\S*位置|位置收回/, '停用登录'],
  [/补交/, '从相册选；来自相册'],
  // Not 已经 with a 办 behind it.
  [/(?<!已)经办/, '办'],
  [/评议与复核/, '积分评议'],
];

const files = FOLDERS.flatMap(folder =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map(file => join(folder, file)),
);

it.each(STUMBLED_OVER)('%s is said nowhere, but: %s', word => {
  expect(files.length).toBeGreaterThan(FOLDERS.length);
  expect(files.filter(file => word.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});
