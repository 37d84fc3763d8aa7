import type { ChecklistPost, StepResult } from '@jishan/contracts';
import { anItem, aStep } from '../../../test/checklists-village';
import { maySee, workingPost, type Standing } from './checklists.access';
import { expectedEnd, inconsistency, isOverdue, lackingResult, stepState } from './checklists.rules';

describe('a step’s outcome', () => {
  it.each<[StepResult, string, number, string | null]>([
    ['none', '', 0, null],
    ['text', ' ', 0, 'CHECKLISTS.RESULT_TEXT_NEEDED'],
    ['text', '已报送', 0, null],
    ['photo', '已报送', 0, 'CHECKLISTS.RESULT_PHOTO_NEEDED'],
    ['photo', '', 1, null],
    ['text_and_photo', '', 1, 'CHECKLISTS.RESULT_TEXT_NEEDED'],
    ['text_and_photo', '已发证', 0, 'CHECKLISTS.RESULT_PHOTO_NEEDED'],
    ['text_and_photo', '已发证', 1, null],
  ])('%s wanted, “%s” and %i photos: %s', (wanted, text, photos, code) => {
    expect(lackingResult(wanted, { text, photoIds: Array.from({ length: photos }) })?.code ?? null).toBe(code);
  });
});

describe('an item that is published', () => {
  const cases = [
    ['as it should be', anItem(), null],
    ['a service without steps', anItem({ steps: [] }), 'CHECKLISTS.STEPS_NEEDED'],
    ['a list line without steps', anItem({ kind: 'self_governance', steps: [] }), null],
    ['steps longer than promised', anItem({ steps: [aStep({ dueDays: 9 }), aStep()], timeLimitDays: 10 }), 'CHECKLISTS.STEPS_TOO_LONG'],
    ['steps as long as promised', anItem({ steps: [aStep({ dueDays: 8 }), aStep()], timeLimitDays: 10 }), null],
    ['a forbidden service', anItem({ forbidden: true, steps: [] }), 'CHECKLISTS.FORBIDDEN_IS_NO_CERTIFICATE'],
    ['a forbidden certificate with steps', anItem({ kind: 'certificate', forbidden: true }), 'CHECKLISTS.FORBIDDEN_HAS_STEPS'],
    [
      'a forbidden certificate that sends nowhere',
      anItem({ kind: 'certificate', forbidden: true, steps: [], insteadWhere: '派出所', insteadHow: ' ' }),
      'CHECKLISTS.INSTEAD_NEEDED',
    ],
    [
      'a forbidden certificate',
      anItem({ kind: 'certificate', forbidden: true, steps: [], insteadWhere: '派出所', insteadHow: '带户口簿' }),
      null,
    ],
  ] as const;
  it.each(cases)('%s', (_name, item, code) => {
    expect(inconsistency(item)?.code ?? null).toBe(code);
  });
});

describe('the clock', () => {
  it.each([
    ['open', '2026-11-23', '2026-11-23', false],
    ['open', '2026-11-23', '2026-11-24', true],
    ['waiting_for_applicant', '2026-11-23', '2026-11-24', false],
    ['finished', '2026-11-23', '2026-11-24', false],
  ])('%s, due %s, on %s: late %s', (status, due, today, late) => {
    expect(isOverdue(status, due, today)).toBe(late);
  });

  it('the expected end adds what the later steps may take; a late step counts from today', () => {
    expect(expectedEnd('open', '2026-11-25', [2, 3], '2026-11-23')).toBe('2026-12-02');
    expect(expectedEnd('open', '2026-11-20', [2, 3], '2026-11-23')).toBe('2026-11-30');
    expect(expectedEnd('open', '2026-11-25', [], '2026-11-23')).toBe('2026-11-25');
    expect(expectedEnd('waiting_for_applicant', '2026-11-25', [2], '2026-11-23')).toBeNull();
    expect(expectedEnd('finished', '2026-11-25', [], '2026-11-23')).toBeNull();
  });
});

it('a step is done, the turn’s, ahead, or stopped with its request', () => {
  const states = (status: string) => [1, 2, 3].map(position => stepState({ status, current_step: 2 }, { position, done: position === 1 }));
  expect(states('open')).toEqual(['done', 'current', 'ahead']);
  expect(states('waiting_for_applicant')).toEqual(['done', 'current', 'ahead']);
  expect(states('refused')).toEqual(['done', 'stopped', 'stopped']);
  expect(states('withdrawn')).toEqual(['done', 'stopped', 'stopped']);
});

describe('who may work and see', () => {
  const somebody = (change: Partial<Standing>): Standing => ({
    personId: 'p',
    householdId: 'own',
    ownHouseholds: ['own'],
    households: ['own'],
    posts: [],
    ledGroupId: null,
    seesAll: false,
    ...change,
  });
  const place = { applicant_id: 'somebody', household_id: 'theirs', group_id: 'g1' };
  const work = (change: Partial<Standing>, post: ChecklistPost, where = place) => workingPost(somebody(change), where, post);

  it('the post’s holder; the secretary for any post, as secretary', () => {
    expect(work({ posts: ['cadre'] }, 'cadre')).toBe('cadre');
    expect(work({ posts: ['cadre'] }, 'village_admin')).toBeNull();
    expect(work({ posts: ['secretary'] }, 'cadre')).toBe('secretary');
    expect(work({ posts: ['cadre', 'secretary'] }, 'cadre')).toBe('cadre');
    expect(work({ posts: ['secretary'] }, 'group_leader')).toBe('secretary');
  });
  it('a group’s leader in the own group only', () => {
    expect(work({ ledGroupId: 'g1' }, 'group_leader')).toBe('group_leader');
    expect(work({ ledGroupId: 'g2' }, 'group_leader')).toBeNull();
    expect(
      work({ ledGroupId: null }, 'group_leader', { applicant_id: 'somebody', household_id: 'theirs', group_id: null as unknown as string }),
    ).toBeNull();
  });
  it('nobody for the own household, not even the secretary', () => {
    expect(work({ posts: ['secretary', 'cadre'] }, 'cadre', { applicant_id: 'somebody', household_id: 'own', group_id: 'g1' })).toBeNull();
  });
  it('is seen by the household, its helpers, the staff and the own group’s leader, and by no neighbour', () => {
    expect(maySee(somebody({}), place)).toBe(false);
    expect(maySee(somebody({ households: ['own', 'theirs'] }), place)).toBe(true);
    expect(maySee(somebody({ seesAll: true }), place)).toBe(true);
    expect(maySee(somebody({ ledGroupId: 'g1' }), place)).toBe(true);
    expect(maySee(somebody({ ledGroupId: 'g2' }), place)).toBe(false);
  });
});
