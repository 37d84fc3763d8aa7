import { PICKUP_QR_SECONDS } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { PickupCodeCard } from './pickup-code';

const t = texts.store;
const LIFE_MS = PICKUP_QR_SECONDS * 1_000;
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const gives = () => {
  phone.answer = () => ({
    statusCode: 200,
    data: {
      redemptionId: 'r1',
      householdName: '罗家',
      qr: 'JS1.x',
      digits: '12345678',
      expiresAt: new Date(Date.now() + LIFE_MS).toISOString(),
    },
  });
};
const offline = () => {
  phone.answer = () => {
    throw { errMsg: 'request:fail' };
  };
};
const asked = () => phone.calls.filter(({ name }) => name === 'request').length;
const qr = () => screen.queryByRole('img', { name: t.codeQr });

beforeEach(async () => {
  jest.useFakeTimers();
  resetPhone();
  queryClient.clear();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  gives();
  render(
    <QueryClientProvider client={queryClient}>
      <PickupCodeCard redemptionId="r1" />
    </QueryClientProvider>,
  );
  await pass(100);
});
afterEach(() => {
  queryClient.clear();
  jest.useRealTimers();
});

it('fetches the next one before the old one ends, and never shows that it ran out', async () => {
  expect(qr()).toBeTruthy();
  await pass(LIFE_MS - 30_000);
  expect(asked()).toBe(2);
  await pass(60_000);
  expect(qr()).toBeTruthy();
  expect(screen.queryByText(t.codeRunOut)).toBeNull();
});

it('without a network it is good until it ends, then it is taken away, said, and a tap asks for another; the digits stay', async () => {
  offline();
  await pass(LIFE_MS - 10_000);
  expect(qr()).toBeTruthy();
  await pass(15_000);
  expect(qr()).toBeNull();
  expect(screen.getByText(t.codeRunOut)).toBeTruthy();
  expect(screen.getByLabelText(t.codeDigits('12345678'))).toBeTruthy();
  // Between two tries of its own.
  while (!screen.queryByRole('button', { name: t.codeRenew })) await pass(500);
  gives();
  fireEvent.click(screen.getByRole('button', { name: t.codeRenew }));
  await pass(500);
  expect(qr()).toBeTruthy();
  expect(screen.queryByText(t.codeRunOut)).toBeNull();
});
