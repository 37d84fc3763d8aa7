import { routePath, standardRoutes, type OrganizationMembership, type StandardView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Office } from './office';
import { OfficeStandard } from './office-standard';

const t = texts.oversight;
const office: OrganizationMembership = {
  organizationId: 'o1',
  organizationName: '和平彝族乡',
  kind: 'township',
  roles: ['township_officer'],
};
const RULE = {
  category: 'environment',
  title: '清扫村道',
  standard: '扫完一段',
  pointsMin: 2,
  pointsMax: 2,
  unit: '次',
  cap: null,
  minPhotos: 0,
  maxPhotos: 3,
  textRequired: false,
  startedBy: 'villager',
  lane: 'fast',
  validFrom: null,
  validUntil: null,
} as const;
const village: StandardView = {
  id: 's1',
  publisherName: '解放村',
  publisherKind: 'village',
  title: '积分细则',
  version: 3,
  effectiveOn: '2026-03-01',
  publishedAt: '2026-10-01T01:00:00.000Z',
  ruleCount: 1,
  householdMonthCap: null,
  rules: [RULE],
};
const COPY = routePath(standardRoutes.copyTemplate, { organizationId: 'o1' });
const WITHDRAW = routePath(standardRoutes.withdrawTemplate, { organizationId: 'o1', standardId: 's1' });

interface Sent {
  readonly url: string;
  readonly data: Record<string, unknown>;
}
const sent = (path: string): Sent[] =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .flatMap(({ options }) => ((options as Sent).url.endsWith(path) ? [options as Sent] : []));
const moves = (name: string): unknown[] => phone.calls.filter(call => call.name === name).map(call => call.options);
async function open(view: StandardView): Promise<void> {
  phone.answer = options => ({ statusCode: 200, data: (options as Sent).url.includes('/standards/') ? view : { id: 't1', done: true } });
  render(
    <QueryClientProvider client={queryClient}>
      <OfficeStandard office={office} id={view.id} />
      <ConfirmHost />
    </QueryClientProvider>,
  );
  await screen.findByText('清扫村道');
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  signedIn();
  useSession.setState(({ me }) => ({ villageId: undefined, me: me && { ...me, organizations: [office] } }));
});

it('what a village has opened is published under the office’s name for it, with every rule seen before', async () => {
  await open(village);
  expect(screen.getByText(t.publishNote('和平彝族乡'))).toBeTruthy();
  const name = screen.getByLabelText<HTMLInputElement>(t.name);
  expect(name.value).toBe(t.nameOf('解放村'));
  fireEvent.change(name, { target: { value: ' ' } });
  fireEvent.click(screen.getByRole('button', { name: t.publish }));
  expect(sent(COPY)).toEqual([]);
  fireEvent.change(name, { target: { value: '全乡参考细则' } });
  fireEvent.click(screen.getByRole('button', { name: t.publish }));
  await waitFor(() => expect(sent(COPY)[0]?.data).toMatchObject({ standardId: 's1', title: '全乡参考细则' }));
});

it('what no rule may say is marked, and there is no button to publish it', async () => {
  await open({ ...village, rules: [RULE, { ...RULE, title: '按时缴纳医保' }] });
  expect(screen.getByText(t.publishLint(1))).toBeTruthy();
  expect(screen.queryByRole('button', { name: t.publish })).toBeNull();
});

it('the office’s own is taken away after a question', async () => {
  await open({
    ...village,
    publisherName: '和平彝族乡',
    publisherKind: 'township',
    title: '全乡参考细则',
    version: null,
    effectiveOn: null,
  });
  expect(screen.queryByRole('button', { name: t.publish })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: t.withdraw }));
  await screen.findByText(t.withdrawBody);
  expect(sent(WITHDRAW)).toEqual([]);
  const [, yes] = screen.getAllByRole('button', { name: t.withdraw });
  if (!yes) throw new Error('nothing to confirm with');
  fireEvent.click(yes);
  await waitFor(() => expect(sent(WITHDRAW)).toHaveLength(1));
});

it('an office that is not one’s own is not opened, and the only one needs no naming', () => {
  phone.route = { path: '/pkg-work/pages/templates/index', params: { office: 'o2' } };
  const { unmount } = render(<Office>{one => one.organizationName}</Office>);
  expect(screen.getByText(texts.errors.denied.title)).toBeTruthy();
  unmount();
  phone.route = { path: '/pkg-work/pages/templates/index', params: {} };
  render(<Office>{one => one.organizationName}</Office>);
  expect(screen.getByText('和平彝族乡')).toBeTruthy();
  expect(moves('reLaunch')).toEqual([]);
});
