import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { queryClient } from '@/api/query';
import { Participation } from '@/features/books/participation';
import { Gauge } from '@/features/fund/gauge';
import { Simulation } from '@/features/rule-sets/simulation';
import { useSession } from '@/features/session/session';
import { phone, resetPhone } from '../../test/stand-ins/taro';

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
});
const show = (what: ReactElement, answer: object) => {
  phone.answer = () => ({ statusCode: 200, data: answer });
  return render(<QueryClientProvider client={queryClient}>{what}</QueryClientProvider>);
};
/** What is drawn is read aloud as well: one picture, its title and its figures. */
const pictures = (): string[] => screen.getAllByRole('img').map(one => one.getAttribute('aria-label') ?? '');

it.each([
  [500, 'enough', '100%'],
  [119, 'warning', '59.5%'],
  [99, 'short', '49.5%'],
] as const)('the gauge at %s percent: its words, how far it is filled, and both thresholds on it', (percent, state, width) => {
  const { container } = render(<Gauge coverage={{ percent, state } as never} />);
  const gauge = screen.getByRole('group');
  expect(gauge.getAttribute('aria-label')).toContain(String(percent));
  const fill = container.querySelector<HTMLElement>(`.gauge__fill--${state}`);
  expect(fill?.style.width).toBe(width);
  expect(container.querySelectorAll('.gauge__mark')).toHaveLength(2);
  expect(container.textContent).toMatch(/100%.*120%|120%.*100%/);
});

it('nothing to cover is no percentage and no track', () => {
  const { container } = render(<Gauge coverage={{ percent: null, state: 'nothing_to_cover' } as never} />);
  expect(container.querySelector('.gauge__track')).toBeNull();
  expect(container.textContent).not.toContain('%');
});

it('participation: a rate of each group with its denominator; of too few only how many they are', async () => {
  show(<Participation period={'2026-10' as never} />, {
    period: '2026-10',
    households: 40,
    takingPart: 10,
    groups: [
      { groupName: '一组', households: 30, takingPart: 9 },
      { groupName: null, households: 2, takingPart: null },
    ],
  });
  await screen.findByText('25%');
  const [ring, bars] = pictures();
  expect(ring).toContain('10/40');
  expect(bars).toMatch(/一组 .*9.*30/);
  expect(bars).toMatch(/2 户/);
  expect(document.querySelectorAll('.bar-plot__bar')).toHaveLength(1);
});

it('the simulator: points and yuan before and after, and the difference in both', async () => {
  show(<Simulation id="r1" />, {
    from: '2026-07-01',
    until: '2026-09-30',
    deeds: 3,
    households: 20,
    pointValueFen: 50,
    before: 4,
    after: 10,
    withoutRule: 1,
    overRuleCap: 0,
    overMonthCap: 0,
    groups: [{ name: '一组', households: 12, before: 4, after: 10, gaining: 2, losing: 0 }],
    householdSizes: [],
    categories: [],
    changes: [{ band: 'much_more', households: 2 }],
  });
  await screen.findByText('多 6 分，多花约 3 元');
  expect(screen.getByText('按村里的比例折算：实际约 2 元，按草稿约 5 元')).toBeTruthy();
  expect(pictures().some(one => /多 20% 以上 .*2/.test(one))).toBe(true);
});
