import { pointsRoutes } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote } from '@/ui';
import { useCommand } from './hooks';
import { queryClient } from './query';

/** A tap of the workbench: credits an application. */
function Approve() {
  const [points, setPoints] = useState(2);
  const approve = useCommand(pointsRoutes.approveApplication);
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
const keysSent = (): string[] =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => (options as { header: Record<string, string> }).header['Idempotency-Key'] ?? '');
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const idle = () => waitFor(() => expect(screen.queryByText(texts.common.sending)).toBeNull());

beforeEach(() => {
  resetPhone();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
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
