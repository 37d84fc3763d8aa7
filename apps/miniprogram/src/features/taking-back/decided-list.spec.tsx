import type { DecidedApplication, VillageRole } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { useConfirm } from '@/ui/confirm/confirm';
import { useToast } from '@/ui/toast/toast';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { DecidedList } from './decided-list';

const t = texts.takingBack;
const AT = '2026-11-26T01:00:00.000Z';
const one = (id: string, change: Partial<DecidedApplication> = {}): DecidedApplication =>
  ({
    id,
    status: 'credited',
    rule: { title: '院落五清', category: 'environment' },
    householdName: `${id}家`,
    memberName: id,
    filedByName: null,
    supplementedByName: null,
    withdrawnByName: null,
    photos: [],
    pointsAwarded: 2,
    submittedAt: AT,
    decidedAt: AT,
    decidedByRole: '积分管理员',
    decisionReason: null,
    mine: false,
    wayBack: null,
    ...change,
  }) as DecidedApplication;

/** The server's list; what is done to it changes it. */
let items: DecidedApplication[];
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly data: unknown;
}
const asked = (): Asked[] => phone.calls.filter(({ name }) => name === 'request').map(({ options }) => options as Asked);
const sent = () => asked().filter(({ method }) => method === 'POST');
const read = () => asked().filter(({ method }) => method === 'GET');
const undo = (name: string) => screen.getByRole('button', { name: t.undoLabel('院落五清', name) });
const reverse = (name: string) => screen.getByRole('button', { name: t.reverseLabel('院落五清', name) });
const sheet = () => within(screen.getByRole('dialog'));
const answer = (yes: boolean) => act(async () => Promise.resolve(useConfirm.getState().asked?.answer(yes)));
const refusal = (status: number, code: string, title: string) => ({ statusCode: status, data: { status, code, title } });
const becomes = (id: string, change: Partial<DecidedApplication>) => {
  items = items.map(item => (item.id === id ? { ...item, ...change } : item));
};

function open(roles: readonly VillageRole[] = ['points_keeper']): void {
  signedIn({ villageId: 'v1', roles });
  render(
    <QueryClientProvider client={queryClient}>
      <DecidedList />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useConfirm.setState({ asked: undefined });
  useToast.setState({ shown: undefined });
  items = [one('甲', { mine: true, wayBack: 'undo' }), one('乙', { wayBack: 'reverse' })];
  phone.answer = () => ({ statusCode: 200, data: { items } });
});

it('the own slip is taken back after a question, and not when one turns away', async () => {
  open();
  await screen.findByText('甲（甲家）');
  fireEvent.click(undo('甲'));
  expect(useConfirm.getState().asked).toMatchObject({ title: t.undoAsk(2), action: t.undo });
  await answer(false);
  expect(sent()).toEqual([]);
  fireEvent.click(undo('甲'));
  phone.answer = ({ url }) => {
    if (url.endsWith('/undo')) becomes('甲', { status: 'reversed', wayBack: null, decisionReason: '审核人撤销' });
    return { statusCode: 200, data: url.endsWith('/undo') ? {} : { items } };
  };
  await answer(true);
  await waitFor(() => expect(screen.queryByRole('button', { name: t.undoLabel('院落五清', '甲') })).toBeNull());
  expect(sent().map(({ url }) => url)).toEqual([expect.stringMatching(/\/points\/applications\/%E7%94%B2\/undo$/)]);
  expect(useToast.getState().shown?.text).toBe(t.undone);
  expect(screen.getByText(/您通过，后来扣回：审核人撤销/)).toBeTruthy();
});

it('when the hour is over meanwhile, it says so, and the way back becomes the one with a reason', async () => {
  open();
  await screen.findByText('甲（甲家）');
  fireEvent.click(undo('甲'));
  phone.answer = ({ url }) => {
    if (url.endsWith('/undo')) {
      becomes('甲', { wayBack: 'reverse' });
      return refusal(409, 'POINTS.UNDO_TOO_LATE', '撤销的时间已过');
    }
    return { statusCode: 200, data: { items } };
  };
  await answer(true);
  await waitFor(() => expect(reverse('甲')).toBeTruthy());
  expect(useToast.getState().shown?.text).toBe('撤销的时间已过');
});

it('takes back with a reason only; what was written stays when it is refused, and goes from there', async () => {
  open();
  await screen.findByText('乙（乙家）');
  fireEvent.click(reverse('乙'));
  const press = () => fireEvent.click(sheet().getByRole('button', { name: t.reverse }));
  press();
  expect(sheet().getByText(texts.work.reasonMissing)).toBeTruthy();
  expect(sent()).toEqual([]);

  phone.answer = ({ url }) =>
    url.endsWith('/reverse') ? refusal(422, 'POINTS.REVERSAL_OVERDRAWS', '积分已被用掉，不够扣回') : { statusCode: 200, data: { items } };
  fireEvent.click(sheet().getByText('重复记分'));
  press();
  expect(await sheet().findByText('积分已被用掉，不够扣回')).toBeTruthy();
  expect(sheet().getByLabelText<HTMLTextAreaElement>(texts.work.reason).value).toBe('重复记分');

  phone.answer = ({ url }) => {
    if (url.endsWith('/reverse')) becomes('乙', { status: 'reversed', wayBack: null, decisionReason: '重复记分' });
    return { statusCode: 200, data: url.endsWith('/reverse') ? {} : { items } };
  };
  press();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent().map(({ data }) => data)).toEqual([{ reason: '重复记分' }, { reason: '重复记分' }]);
  expect(useToast.getState().shown?.text).toBe(t.reverseDone(2));
  expect(await screen.findByText(/积分管理员通过，后来扣回：重复记分/)).toBeTruthy();
});

it('a reviewer is shown the own, with nothing to choose and no way but the undo', async () => {
  items = [one('甲', { mine: true }), one('丙', { mine: true, status: 'rejected', pointsAwarded: null, decisionReason: '看不清' })];
  open(['reviewer']);
  expect(await screen.findByText(/您没有通过：看不清/)).toBeTruthy();
  expect(screen.getByText(t.leadUndo)).toBeTruthy();
  expect(screen.queryByText(t.scopeAll)).toBeNull();
  expect(screen.queryByRole('button', { name: /^(扣回|撤销)：/ })).toBeNull();
  expect(read().every(({ url }) => url.includes('scope=mine'))).toBe(true);
});

it('whoever may take back looks at the whole village first, and at the own when wanted; nothing there is said', async () => {
  items = [];
  open();
  expect(await screen.findByText(t.empty)).toBeTruthy();
  fireEvent.click(screen.getByText(t.scopeMine));
  expect(await screen.findByText(t.emptyMine)).toBeTruthy();
  expect(read().map(({ url }) => /scope=(\w+)/.exec(url)?.[1])).toEqual(['all', 'mine']);
});

it('a list that does not come says so, and goes on with the next page when it does', async () => {
  phone.answer = () => refusal(403, 'AUTH.FORBIDDEN', '没有权限');
  open();
  await screen.findByText('没有权限');
  phone.answer = ({ url }) => ({
    statusCode: 200,
    data: url.includes('cursor=next') ? { items: [one('丁')] } : { items, nextCursor: 'next' },
  });
  fireEvent.click(screen.getByRole('button', { name: texts.common.retry }));
  await screen.findByText('甲（甲家）');
  fireEvent.click(screen.getByRole('button', { name: texts.common.more }));
  expect(await screen.findByText('丁（丁家）')).toBeTruthy();
});
