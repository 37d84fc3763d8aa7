import { pointsRoutes } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { signedIn } from '../../test/signed-in';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote } from '@/ui';
import { useCommand, useFetchAhead, useVillageCall, useVillagePages } from './hooks';
import { queryClient } from './query';

/** A tap of the workbench: credits an application. */
function Approve() {
  const [points, setPoints] = useState(2);
  const approve = useCommand(pointsRoutes.approveApplication, { refetches: [pointsRoutes.rules] });
  useVillageCall(pointsRoutes.rules, {});
  return (
    <>
      <Button
        busy={approve.busy}
        busyText={texts.common.sending}
        onPress={() => approve.run({ params: { applicationId: 'a1' }, body: { points } })}
      >
        通过
      </Button>
      <Button onPress={() => setPoints(3)}>三分</Button>
      <ErrorNote error={approve.error} />
    </>
  );
}
const requests = () =>
  phone.calls.filter(({ name }) => name === 'request').map(({ options }) => options as { method: string; header: Record<string, string> });
const keysSent = (): string[] =>
  requests()
    .filter(({ method }) => method === 'POST')
    .map(({ header }) => header['Idempotency-Key'] ?? '');
const timesRead = (): number => requests().filter(({ method }) => method === 'GET').length;
/** The command fails like this; what is read comes. */
const refuse = (fail: () => { statusCode: number; data: unknown }) => {
  phone.answer = ({ method }) => (method === 'GET' ? { statusCode: 200, data: {} } : fail());
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const idle = () => waitFor(() => expect(screen.queryByText(texts.common.sending)).toBeNull());

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  phone.answer = () => ({ statusCode: 200, data: {} });
  signedIn();
  render(
    <QueryClientProvider client={queryClient}>
      <Approve />
    </QueryClientProvider>,
  );
});

it('a tap whose answer was lost goes again under its own key; other content, or a definite answer, has a new one', async () => {
  phone.answer = () => {
    throw { errMsg: 'request:fail timeout' };
  };
  for (const many of [1, 2]) {
    press('通过');
    await waitFor(() => expect(keysSent()).toHaveLength(many));
    await idle();
  }
  phone.answer = () => ({ statusCode: 200, data: {} });
  press('通过');
  await waitFor(() => expect(keysSent()).toHaveLength(3));
  await idle();
  expect(new Set(keysSent()).size).toBe(1);
  press('通过');
  await waitFor(() => expect(keysSent()).toHaveLength(4));
  await idle();
  press('三分');
  press('通过');
  await waitFor(() => expect(keysSent()).toHaveLength(5));
  expect(new Set(keysSent()).size).toBe(3);
});

it('while it is under way the button says so, and takes no second tap', async () => {
  let arrive: (answer: { statusCode: number; data: unknown }) => void = () => undefined;
  phone.answer = () => new Promise(resolve => (arrive = resolve)) as never;
  press('通过');
  await screen.findByText(texts.common.sending);
  press(texts.common.sending);
  press(texts.common.sending);
  await waitFor(() => expect(keysSent()).toHaveLength(1));
  arrive({ statusCode: 200, data: {} });
  await idle();
  expect(keysSent()).toHaveLength(1);
});

it.each([
  ['the answer is lost', 0, true],
  ['somebody else was first', 409, true],
  ['it was refused for what it says', 400, false],
  ['the own edit is of an older version', 412, false],
])('when %s, what it may have changed is read again or not', async (_when, status, again) => {
  // What is shown has arrived: what is read after it is read anew, and no second try of the first.
  await waitFor(() => expect([timesRead(), queryClient.isFetching()]).toEqual([1, 0]));
  refuse(() => {
    if (status === 0) throw { errMsg: 'request:fail timeout' };
    return { statusCode: status, data: { type: 'about:blank', status, code: 'SOME.REFUSAL', title: '不行' } };
  });
  press('通过');
  await screen.findByRole('alert');
  await idle();
  if (again) await waitFor(() => expect(timesRead()).toBe(2));
  else expect(timesRead()).toBe(1);
});

function Ahead() {
  const queue = useVillagePages(pointsRoutes.queue, {});
  useFetchAhead(queue, queue.items.length < 5);
  return <div>{`held ${queue.items.length}`}</div>;
}

it('fetches ahead page by page, and stops at one that does not come', async () => {
  const pages: string[] = [];
  phone.answer = ({ url }) => {
    if (!url.includes('/queue')) return { statusCode: 200, data: {} };
    const cursor = /cursor=(\w+)/.exec(url)?.[1] ?? 'first';
    pages.push(cursor);
    if (cursor === 'third') return { statusCode: 403, data: { status: 403, code: 'ACCESS.DENIED', title: '没有权限' } };
    return { statusCode: 200, data: { items: [{ id: cursor }], nextCursor: cursor === 'first' ? 'second' : 'third' } };
  };
  render(
    <QueryClientProvider client={queryClient}>
      <Ahead />
    </QueryClientProvider>,
  );
  await screen.findByText('held 2');
  await new Promise(resolve => setTimeout(resolve, 300));
  expect(pages).toEqual(['first', 'second', 'third']);
});
