import type { DeductionView } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import { deductionSteps, deductionTitle } from './looks';

const NOON = Date.parse('2026-12-01T12:00:00+08:00');
const one = (part: Partial<DeductionView>): DeductionView =>
  ({
    status: 'notified',
    openedAt: '2026-11-20T08:00:00+08:00',
    openedByRole: '村干部',
    appealUntil: null,
    told: null,
    due: false,
    appeal: null,
    answer: null,
    result: null,
    closed: null,
    ...part,
  }) as DeductionView;
const notes = (part: Partial<DeductionView>) => deductionSteps(one(part), NOON, () => '12月6日').map(step => [step.title, step.note]);

it('a notice that nobody can read is not called one, and says what is missing', () => {
  expect(deductionTitle(one({}))).toBe(texts.deductions.untold);
  expect(deductionTitle(one({ appealUntil: '2026-12-07T00:00:00+08:00' }))).toBe('已告知，可以申诉');
  expect(notes({})).toContainEqual([texts.deductions.stepTold, texts.deductions.stepTellNow]);
});

it('once somebody was told: who, by which office, and until when they may speak', () => {
  const told = { at: '2026-12-01T09:30:00+08:00', role: '村干部', to: '阿婆' };
  expect(notes({ told, appealUntil: '2026-12-07T00:00:00+08:00' })).toEqual(
    expect.arrayContaining([
      ['当面告知', '今天 9:30 · 村干部告知了阿婆'],
      ['申诉期', texts.deductions.stepWindowNow('12月6日')],
    ]),
  );
});

it('what was said at the door says who said it and who wrote it down', () => {
  const appeal = {
    text: '',
    photos: [],
    voice: null,
    at: '2026-12-01T09:30:00+08:00',
    dueOn: '2026-12-08',
    overdue: false,
    spoken: { by: '阿婆', role: '村监委会' },
    helperName: null,
  };
  expect(notes({ status: 'appealed', appeal })).toContainEqual(['农户申诉', '今天 9:30 · 阿婆口头申诉，村监委会记']);
});

it('what a helper sent says for whom', () => {
  const appeal = {
    text: '',
    photos: [],
    voice: null,
    at: '2026-12-01T09:30:00+08:00',
    dueOn: '2026-12-08',
    overdue: false,
    spoken: null,
    helperName: '杨德明',
  };
  expect(notes({ status: 'appealed', householdName: '阿木家', appeal })).toContainEqual(['农户申诉', '今天 9:30 · 杨德明 代 阿木家 申诉']);
});
