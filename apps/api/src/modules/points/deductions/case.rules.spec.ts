import { lintCase, type RuleView } from '@jishan/contracts';
import { refuseCase } from './case.rules';

const rule = (asks: Partial<RuleView>) => ({ title: '露天焚烧秸秆', minPhotos: 0, maxPhotos: 3, ...asks }) as RuleView;
const photos = (count: number): string[] => Array.from({ length: count }, (_, n) => `photo ${n}`);
const code = (asks: Partial<RuleView>, text: string, have: number) =>
  refuseCase(rule(asks), { text, photoIds: photos(have) })?.code ?? null;

describe('the words of a case', () => {
  it.each([
    '把垃圾倒在残疾人老王家门口',
    '镇综合执法队已罚款两百元',
    '打骂住院回来的邻居',
    '占用宅基地外的公路堆沙',
    '把垃圾倒在低保户老王家门口，不给清理',
    '劝他不能把垃圾倒在特困老人家门口，没有听',
    '在学生上学的路上放养大狗，几次上门都不拴',
    '院坝边烧秸秆，当场劝止',
    '违法建房占了便道，村里劝了三次没有退',
  ])('say what happened: %s', text => {
    expect(lintCase(text)).toEqual([]);
  });

  it.each([
    ['没有交医保，按村里说的扣分', 'medical_insurance'],
    ['全家今年未参保', 'medical_insurance'],
    ['不按时缴纳养老保险', 'pension'],
    ['乱倒垃圾，取消低保资格', 'social_assistance'],
    ['低保户资格暂停半年', 'social_assistance'],
    ['拒绝退宅基地', 'homestead'],
    ['没有送娃上学', 'schooling'],
    ['乱倒垃圾，以后不给开证明', 'certificates'],
    ['乱倒垃圾，取消今年的集体分红', 'penalties'],
  ])('do not withhold what is somebody’s by law, nor take points for it: %s', (text, theme) => {
    expect(lintCase(text).map(one => one.theme)).toContain(theme);
  });
});

it('the rule’s own title was asked when it was adopted', () => {
  expect(code({ title: '不缴医保' }, '院坝边烧秸秆', 0)).toBeNull();
});

it.each<[string, Partial<RuleView>, string, number, string | null]>([
  ['too few photos', { minPhotos: 2 }, '烧秸秆', 1, 'POINTS.PHOTOS_NEEDED'],
  ['as many as the rule says', { minPhotos: 2 }, '烧秸秆', 2, null],
  ['as many as a case can carry, where the rule asks for more', { minPhotos: 9, maxPhotos: 9 }, '烧秸秆', 4, null],
  ['one fewer', { minPhotos: 9, maxPhotos: 9 }, '烧秸秆', 3, 'POINTS.PHOTOS_NEEDED'],
  ['evidence, where applications take none', { maxPhotos: 0 }, '烧秸秆', 4, null],
])('%s', (_, asks, text, have, refusal) => {
  expect(code(asks, text, have)).toBe(refusal);
});
