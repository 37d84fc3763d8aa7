import { activitiesRoutes, deductionRoutes, fundRoutes, noticesRoutes, ruleSetRoutes, storeRoutes, type Route } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { signedIn } from '../../test/signed-in';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import { useSession } from '@/features/session/session';
import { useCommand } from './hooks';
import { forgetUnanswered, useLastingId } from './lasting-id';
import { queryClient } from './query';

interface Sent {
  method: string;
  header: Record<string, string>;
  data: { id: string; note: string };
}
const sent = (): Sent[] => phone.calls.filter(({ name }) => name === 'request').map(({ options }) => options as Sent);
const keys = () => sent().map(({ header }) => header['Idempotency-Key']);
const ids = () => sent().map(({ data }) => data.id);
const lost = (): never => {
  throw { errMsg: 'request:fail timeout' };
};
const done = () => ({ statusCode: 200, data: { id: 'x' } });
const taken = (code: string) => () => ({ statusCode: 409, data: { type: 'about:blank', status: 409, code, title: '已经登记过了' } });

const wrapper = ({ children }: PropsWithChildren) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
const answered: string[] = [];

/** A form that is opened, sent once and closed. */
async function form(route: Route, about: string, note: string, answer: typeof phone.answer): Promise<void> {
  phone.answer = answer;
  const before = sent().length;
  const { result, unmount } = renderHook(
    () => {
      const creates = useLastingId(about);
      const command = useCommand(route, { creates, onDone: () => answered.push('done'), onTaken: () => answered.push('taken') });
      return { creates, command };
    },
    { wrapper },
  );
  act(() => result.current.command.run({ params: {}, body: { id: result.current.creates.id, note } } as never));
  await waitFor(() => expect(sent()).toHaveLength(before + 1));
  await waitFor(() => expect(result.current.command.busy).toBe(false));
  unmount();
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  answered.length = 0;
  signedIn();
});

describe.each<[string, Route, string]>([
  ['deduction', deductionRoutes.openDeduction, 'POINTS.DEDUCTION_ID_TAKEN'],
  ['fund-entry', fundRoutes.recordFundEntry, 'FUND.ENTRY_ID_TAKEN'],
  ['receipt', storeRoutes.receiveStock, 'STORE.RECEIPT_ID_TAKEN'],
  ['goods', storeRoutes.createGoods, 'STORE.GOODS_ID_TAKEN'],
  ['notice', noticesRoutes.publishNotice, 'NOTICES.ID_TAKEN'],
  ['activity', activitiesRoutes.publishActivity, 'ACTIVITIES.ID_TAKEN'],
  ['rule-draft', ruleSetRoutes.createRuleDraft, 'POINTS.RULE_SET_ID_TAKEN'],
])('a %s whose answer was lost', (about, route, code) => {
  it('is the same command when the form is closed, opened and filled in again', async () => {
    await form(route, about, '一样', lost);
    await form(route, about, '一样', done);
    expect(new Set(ids()).size).toBe(1);
    expect(new Set(keys()).size).toBe(1);
    await form(route, about, '一样', done);
    expect(ids()[2]).not.toBe(ids()[0]);
    expect(keys()[2]).not.toBe(keys()[0]);
  });

  it('is told to stand when something else is written under it, and the next is another', async () => {
    await form(route, about, '一样', lost);
    await form(route, about, '改了', taken(code));
    expect(ids()[1]).toBe(ids()[0]);
    expect(keys()[1]).not.toBe(keys()[0]);
    expect(answered).toEqual(['taken']);
    await form(route, about, '改了', done);
    expect(ids()[2]).not.toBe(ids()[0]);
  });
});

it('is another’s in another village, for another person, for another form, and after logging out', async () => {
  const route = fundRoutes.recordFundEntry;
  await form(route, 'fund-entry', 'a', lost);
  await form(route, 'receipt', 'a', lost);
  useSession.setState({ villageId: 'v2' });
  await form(route, 'fund-entry', 'a', lost);
  useSession.setState({ villageId: 'v1', me: { ...useSession.getState().me, accountId: 'other' } as never });
  await form(route, 'fund-entry', 'a', lost);
  useSession.setState({ me: { ...useSession.getState().me, accountId: 'me' } as never });
  forgetUnanswered('me');
  await form(route, 'fund-entry', 'a', lost);
  expect(new Set(ids()).size).toBe(5);
});

it('is forgotten after a day, and nothing of what was written lies on the phone', async () => {
  const route = fundRoutes.recordFundEntry;
  await form(route, 'fund-entry', '张三交来的钱', lost);
  expect(JSON.stringify([...phone.storage.values()])).not.toContain('张三');
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 25 * 60 * 60_000);
  await form(route, 'fund-entry', '张三交来的钱', lost);
  clock.mockRestore();
  expect(new Set(ids()).size).toBe(2);
});
