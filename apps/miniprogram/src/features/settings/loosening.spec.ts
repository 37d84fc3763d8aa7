import { defaultVillageSettings, looseningsOf, type VillageChoices, type VillageSettings } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import { useConfirm } from '@/ui/confirm/confirm';
import { agreesToLoosen, looseningRule, savedWords } from './loosening';

const t = texts.safeguards;
const settings: VillageSettings = { ...defaultVillageSettings, twoDecideAbovePoints: 50 };
const waiting: VillageSettings = { ...settings, pending: { from: '2026-12-02', choices: { twoDecideAbovePoints: 80 } } };
const asked = () => useConfirm.getState().asked;

beforeEach(() => {
  // In the village the 30th has begun.
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-29T23:00:00Z'));
});

it('a loosening is asked about: what it will be, what it is, from when on', async () => {
  const answer = agreesToLoosen(settings, { twoDecideAbovePoints: 80 });
  expect(asked()).toMatchObject({
    title: '一个人最多批 80\u00a0分？',
    body: '原来 50\u00a0分。12月2日起算，马上通知所有任职的人。',
    action: '改成 80\u00a0分',
  });
  asked()?.answer(false);
  expect(await answer).toBe(false);
});

it('several at once are asked about in one question', async () => {
  const answer = agreesToLoosen(settings, { twoDecideAbovePoints: 0, publicationDays: 1, maskNames: false });
  expect(asked()).toMatchObject({ title: t.askMany(2), action: t.changeMany });
  expect(asked()?.body).toContain('原来 5\u00a0天，改成 1\u00a0天');
  asked()?.answer(true);
  expect(await answer).toBe(true);
});

it.each<[string, VillageSettings, Partial<VillageChoices>]>([
  ['a tightening', settings, { twoDecideAbovePoints: 20, publicationDays: 9 }],
  ['what is no safeguard', settings, { maskNames: false }],
  ['what waits already', waiting, { twoDecideAbovePoints: 80, maskNames: false }],
  ['its being taken back', waiting, { twoDecideAbovePoints: 50 }],
])('nothing is asked for %s', async (_what, before, change) => {
  expect(looseningsOf(before, change)).toEqual([]);
  expect(await agreesToLoosen(before, change)).toBe(true);
  expect(asked()).toBeUndefined();
});

it('it is said to wait only where this change made something wait', () => {
  expect(savedWords(settings, waiting, t.changeMany)).toBe(t.savedWaits(t.monthDay(12, 2)));
  expect(savedWords(waiting, { ...waiting, maskNames: false }, t.changeMany)).toBe(t.changeMany);
  expect(savedWords(waiting, settings, t.changeMany)).toBe(t.changeMany);
  const more = { ...waiting, pending: { from: '2026-12-02', choices: { twoDecideAbovePoints: 90 } } };
  expect(savedWords(waiting, more, t.changeMany)).toBe(t.savedWaits(t.monthDay(12, 2)));
});

it('each field says its own direction and the day', () => {
  expect(looseningRule('twoDecideAbovePoints')).toMatch(/^改大.*从后天起算.*改小马上算/);
  expect(looseningRule('pointValueFen')).toMatch(/^改小.*改大马上算/);
});
