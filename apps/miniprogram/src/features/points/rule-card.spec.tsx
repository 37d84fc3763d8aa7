import type { RuleView } from '@jishan/contracts';
import { render } from '@testing-library/react';
import * as texts from '@/texts/zh-CN';
import { RuleCard } from './rule-card';

const RULE: RuleView = {
  id: 'r1',
  category: 'negative',
  title: '焚烧秸秆',
  standard: '露天焚烧秸秆',
  pointsMin: 2,
  pointsMax: 15,
  unit: '次',
  cap: null,
  minPhotos: 1,
  maxPhotos: 3,
  textRequired: true,
  startedBy: 'cadre',
  lane: 'fast',
  validFrom: null,
  validUntil: null,
  ruleSetVersion: 1,
};
const said = (rule: RuleView) => render(<RuleCard rule={rule} full />).container;

it('a rule that takes says so, in the plain tone, and who tells the household first', () => {
  const card = said(RULE);
  const number = card.querySelector('.rule__number');
  expect(number?.textContent).toBe('扣 2–15');
  expect(number?.classList.contains('rule__number--takes')).toBe(true);
  expect(card.textContent).toContain(texts.points.takenAfterNotice);
  expect(card.textContent).not.toContain(texts.points.startedByCadre);
});

it('a rule that gives shows what it gives', () => {
  const card = said({ ...RULE, category: 'public_good' });
  expect(card.querySelector('.rule__number')?.textContent).toBe('2–15');
  expect(card.querySelector('.rule__number--takes')).toBeNull();
  expect(card.textContent).toContain(texts.points.startedByCadre);
  expect(card.textContent).not.toContain(texts.points.takenAfterNotice);
});
