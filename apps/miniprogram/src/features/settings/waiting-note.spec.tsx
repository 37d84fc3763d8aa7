import { defaultVillageSettings, safeguardTitle, type VillageSettings } from '@jishan/contracts';
import { render, screen } from '@testing-library/react';
import * as texts from '@/texts/zh-CN';
import { WaitingNote } from './waiting-note';

const t = texts.safeguards;
const waiting: VillageSettings = {
  ...defaultVillageSettings,
  pending: { from: '2026-12-02', choices: { panelSize: 3, panelNeeded: 2, panelPool: 'reviewers_and_cadres', twoDecideAbovePoints: 0 } },
};

it('says what counts from when on, old and new, and of what holds together only what changes', () => {
  // The day before, too, it is called by its date.
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-12-01T12:00:00+08:00'));
  const { container } = render(<WaitingNote settings={waiting} />);
  expect(screen.getByText(t.waitingFrom(t.monthDay(12, 2)))).toBeTruthy();
  for (const name of ['twoDecideAbovePoints', 'panelPool'] as const) expect(screen.getByText(safeguardTitle(name))).toBeTruthy();
  expect(screen.queryByText(safeguardTitle('panelSize'))).toBeNull();
  // Not broken between the figure and what it counts.
  expect(container.textContent).toContain('原来 50\u00a0分改成 不设限');
});

it('is not there when nothing waits', () => {
  const { container } = render(<WaitingNote settings={defaultVillageSettings} />);
  expect(container.textContent).toBe('');
});
