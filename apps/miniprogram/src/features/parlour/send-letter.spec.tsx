import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { LetterForm } from './letter-form';

const t = texts.parlour;
const sent = () =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as { method: string; data: unknown })
    .filter(({ method }) => method === 'POST')
    .map(({ data }) => data);

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  phone.answer = () => ({ statusCode: 200, data: {} });
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles: ['villager'] });
  render(
    <QueryClientProvider client={queryClient}>
      <LetterForm />
      <ConfirmHost />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText(new RegExp(`^${t.text}`)), { target: { value: '我家最近缺钱' } });
});

it('goes to the secretary alone unless it is chosen otherwise', async () => {
  fireEvent.click(screen.getByText(t.send));
  await waitFor(() => expect(sent()).toEqual([expect.objectContaining({ visibility: 'private', text: '我家最近缺钱' })]));
});

it('asks before the whole village can read it, and nothing is lost by saying no', async () => {
  fireEvent.click(screen.getByRole('radio', { name: /^公开/ }));
  fireEvent.click(screen.getByText(t.send));
  await screen.findByText(t.openAsk);
  fireEvent.click(screen.getByText(texts.common.dismiss(t.openSend)));
  expect(sent()).toEqual([]);
  expect(screen.getByLabelText<HTMLTextAreaElement>(new RegExp(`^${t.text}`)).value).toBe('我家最近缺钱');
  fireEvent.click(screen.getByText(t.send));
  fireEvent.click(await screen.findByText(t.openSend));
  await waitFor(() => expect(sent()).toEqual([expect.objectContaining({ visibility: 'open' })]));
});
