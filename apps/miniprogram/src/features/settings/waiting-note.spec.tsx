import { defaultVillageSettings, safeguardTitle, sayChange, wishedSettings, type VillageSettings } from '@jishan/contracts';
import { render, screen } from '@testing-library/react';
import * as texts from '@/texts/zh-CN';
import { WaitingNote } from './waiting-note';

const waiting: VillageSettings = {
  ...defaultVillageSettings,
  pending: { from: '2026-12-02', choices: { panelSize: 3, panelNeeded: 2, panelPool: 'reviewers_and_cadres', twoDecideAbovePoints: 0 } },
};

it('says what counts from when on, old and new, and of what holds together only what changes', () => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-12-01T12:00:00+08:00'));
  render(<WaitingNote settings={waiting} />);
  expect(screen.getByText(texts.safeguards.waitingTitle('明天'))).toBeTruthy();
  const change = (name: 'twoDecideAbovePoints' | 'panelPool' | 'panelSize') =>
    `${safeguardTitle(name)}：${sayChange(name, waiting, wishedSettings(waiting))}`;
  expect(change('twoDecideAbovePoints')).toContain('原来 50 分，改成不设限');
  for (const name of ['twoDecideAbovePoints', 'panelPool'] as const) expect(screen.getByText(change(name))).toBeTruthy();
  expect(screen.queryByText(change('panelSize'))).toBeNull();
});

it('is not there when nothing waits', () => {
  const { container } = render(<WaitingNote settings={defaultVillageSettings} />);
  expect(container.textContent).toBe('');
});
