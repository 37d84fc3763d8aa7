import {
  defaultVillageSettings,
  EXPIRY_NOTICE_DAYS,
  RESERVATION_MAX_DAYS,
  RULE_MAX_POINTS,
  THANKS_MAX_POINTS,
  type VillageChoices,
  type VillageSettings,
} from '@jishan/contracts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import * as texts from '@/texts/zh-CN';
import { useConfirm } from '@/ui/confirm/confirm';
import { DeductionsSection } from './deductions-section';
import { ExpirySection } from './expiry-section';
import { FundSection } from './fund-section';
import { PublicSection } from './public-section';
import type { SectionProps } from './section';
import { StoreSection } from './store-section';
import { ThanksSection } from './thanks-section';
import { TwoDecideSection } from './two-decide-section';

const settings = {
  redemptionMode: 'any_time',
  reservationDays: 7,
  storeOpening: '在村委会一楼',
  helperThanksPoints: 2,
  helperThanksPerMonth: 5,
  twoDecideAbovePoints: 50,
  pointsExpiry: 'none',
  expiryYearStart: '01-01',
  expiryFrom: null,
  deductions: true,
  deductionAppealDays: 7,
  appealWorkingDays: 5,
} as unknown as VillageSettings;

let changes: Partial<VillageChoices>[];
const open = (Section: ComponentType<SectionProps>) => {
  changes = [];
  render(<Section settings={settings} busy={false} change={part => changes.push(part)} />);
};
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const answer = (yes: boolean) => act(async () => Promise.resolve(useConfirm.getState().asked?.answer(yes)));

it('thanks: what is no number is said at its field and not sent; what is the same is not sent either', () => {
  const t = texts.helpers;
  open(ThanksSection);
  press(texts.common.save);
  type(t.thanksPoints, '二');
  press(texts.common.save);
  expect(screen.getByText(t.thanksPointsWrong(THANKS_MAX_POINTS))).toBeTruthy();
  type(t.thanksPoints, '0');
  type(t.thanksTimes, '0');
  press(texts.common.save);
  expect(changes).toEqual([]);
  type(t.thanksTimes, '3');
  press(texts.common.save);
  expect(changes).toEqual([{ helperThanksPoints: 0, helperThanksPerMonth: 3 }]);
});

it('two decide: from 0, which means one is enough, up to what a rule can give', () => {
  const t = texts.villageSettings;
  open(TwoDecideSection);
  type(t.twoDecide, String(RULE_MAX_POINTS + 1));
  press(texts.common.save);
  expect(screen.getByText(t.twoDecideWrong(RULE_MAX_POINTS))).toBeTruthy();
  expect(changes).toEqual([]);
  type(t.twoDecide, '0');
  press(texts.common.save);
  expect(changes).toEqual([{ twoDecideAbovePoints: 0 }]);
});

it('store: the days a reservation waits, and no reservations at all where the village redeems in rounds', () => {
  const t = texts.storeSettings;
  open(StoreSection);
  expect(screen.getByText(t.notes.any_time)).toBeTruthy();
  press(texts.common.save);
  for (const wrong of ['0', String(RESERVATION_MAX_DAYS + 1), '']) {
    type(t.days, wrong);
    press(texts.common.save);
    expect(screen.getByText(t.daysWrong(RESERVATION_MAX_DAYS))).toBeTruthy();
  }
  expect(changes).toEqual([]);
  type(t.days, '14');
  type(t.opening, '找13800001234');
  press(texts.common.save);
  expect(screen.getByText(t.openingNumbers)).toBeTruthy();
  expect(changes).toEqual([]);
  type(t.opening, ' 在村活动室旁边 ');
  press(texts.common.save);
  fireEvent.click(screen.getByText(t.ways.rounds));
  expect(screen.getByText(t.notes.rounds)).toBeTruthy();
  expect(screen.queryByLabelText(t.days)).toBeNull();
  press(texts.common.save);
  expect(changes).toEqual([
    { redemptionMode: 'any_time', reservationDays: 14, storeOpening: '在村活动室旁边' },
    { redemptionMode: 'rounds', storeOpening: '在村活动室旁边' },
  ]);
});

it('expiry: nothing is changed before it was asked; the year’s first day goes only with the yearly way', async () => {
  const t = texts.expiry;
  open(ExpirySection);
  fireEvent.click(screen.getByText(t.ways.yearly));
  press(t.save);
  expect(useConfirm.getState().asked).toMatchObject({ title: t.askTitle(t.ways.yearly), body: t.askOn(EXPIRY_NOTICE_DAYS) });
  await answer(false);
  expect(changes).toEqual([]);
  press(t.save);
  await answer(true);
  fireEvent.click(screen.getByText(t.ways.rolling12));
  press(t.save);
  await answer(true);
  expect(changes).toEqual([{ pointsExpiry: 'yearly', expiryYearStart: '01-01' }, { pointsExpiry: 'rolling12' }]);
});

it('deductions: the days to object are the village’s, within the law’s frame; switched off by one tap', () => {
  const t = texts.deductions;
  open(DeductionsSection);
  type(t.settingsDays, '0');
  press(texts.common.save);
  expect(changes).toEqual([]);
  type(t.settingsDays, '10');
  press(texts.common.save);
  fireEvent.click(screen.getByRole('switch'));
  expect(changes).toEqual([{ deductionAppealDays: 10, appealWorkingDays: 5 }, { deductions: false }]);
});

it('what is public: each switch is its own option, and says what it does', () => {
  const t = texts.villageSettings;
  open(PublicSection);
  const rows = screen.getAllByRole('switch');
  expect(rows.map(row => row.querySelector('.list-row__title')?.textContent)).toEqual([t.honourRoll, t.maskNames]);
  for (const list of [texts.honour.title, texts.honours.title, texts.publication.title, texts.parlour.open])
    expect(t.maskNamesNote).toContain(list);
  for (const row of rows) expect(row.querySelector('.list-row__note')?.textContent).not.toBe('');
  for (const row of rows) fireEvent.click(row);
  expect(changes).toEqual([{ honourRoll: true }, { maskNames: true }]);
});

it('what a point is worth: in yuan, to the fen, from one fen on', () => {
  const t = texts.villageSettings;
  open(FundSection);
  for (const wrong of ['0', '一块', '100.01']) {
    type(t.pointValue, wrong);
    press(texts.common.save);
    expect(screen.getByText(t.pointValueWrong)).toBeTruthy();
  }
  expect(changes).toEqual([]);
  type(t.pointValue, '0.85');
  press(texts.common.save);
  expect(changes).toEqual([{ pointValueFen: 85 }]);
});

/** `LaneSettings` sends these together; lane-settings.spec.tsx holds that. */
const OF_THE_LANES = ['panelSize', 'panelNeeded', 'panelPool', 'checkWorkingDays', 'panelWorkingDays', 'publicationDays'];
/** As the tests above have them changed. */
const OF_THE_SECTIONS = [
  'helperThanksPoints',
  'helperThanksPerMonth',
  'twoDecideAbovePoints',
  'redemptionMode',
  'reservationDays',
  'storeOpening',
  'pointsExpiry',
  'expiryYearStart',
  'deductions',
  'deductionAppealDays',
  'appealWorkingDays',
  'honourRoll',
  'maskNames',
  'pointValueFen',
];

it('every option of a village has its control: an option without one is in neither list', () => {
  const { expiryFrom: _from, pending: _pending, pastPointValues: _past, ...choices } = defaultVillageSettings;
  expect([...new Set([...OF_THE_LANES, ...OF_THE_SECTIONS])].sort()).toEqual(Object.keys(choices).sort());
});
