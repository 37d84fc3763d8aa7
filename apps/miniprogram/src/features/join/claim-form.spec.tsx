import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { keepPhoneCode, usePhoneCode } from '@/features/login/phone-code';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ClaimForm } from './claim-form';

interface Sent {
  readonly url: string;
  readonly header: Record<string, string>;
  readonly data: Record<string, unknown>;
}
const sent = (): Sent[] => phone.calls.filter(({ name }) => name === 'request').map(({ options }) => options as Sent);
const send = async (times: number) => {
  fireEvent.click(screen.getByRole('button', { name: texts.claim.send }));
  await waitFor(() => expect(sent()).toHaveLength(times));
  await waitFor(() => expect(screen.queryByText(texts.common.sending)).toBeNull());
};
let claimed: string[];

beforeEach(() => {
  resetPhone();
  claimed = [];
  keepPhoneCode('from-wechat');
  useSession.setState({ status: 'signed_in', villageId: 'own-village' });
});
const open = (invitation: { invitationToken?: string; household?: string } = {}) => {
  render(
    <QueryClientProvider client={queryClient}>
      <ClaimForm villageId="new-village" {...invitation} onClaimed={claim => claimed.push(claim.id)} />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText(texts.claim.name), { target: { value: '罗秀英' } });
};

it('asks the village that was chosen, not the one the person is in; lost on the way, it goes again as it was', async () => {
  open();
  phone.answer = () => {
    throw { errMsg: 'request:fail timeout' };
  };
  await send(1);
  phone.answer = () => ({ statusCode: 201, data: { id: 'c1', status: 'pending' } });
  await send(2);
  const [first, second] = sent();
  expect(first?.url).toContain('/villages/new-village/');
  expect(second?.header['Idempotency-Key']).toBe(first?.header['Idempotency-Key']);
  expect(second?.data).toEqual({ name: '罗秀英', phoneCode: 'from-wechat' });
  expect(claimed).toEqual(['c1']);
  expect(usePhoneCode.getState().code).toBeUndefined();
});

it('a phone code is good once: after a refusal the number is typed', async () => {
  open();
  phone.answer = () => ({ statusCode: 422, data: { status: 422, code: 'CLAIM.REFUSED', title: '号码没有认出来' } });
  await send(1);
  expect(usePhoneCode.getState().code).toBeUndefined();
  expect(screen.getByText('号码没有认出来')).toBeTruthy();
  await send(2);
  expect(sent()[1]?.data).toEqual({ name: '罗秀英' });
  expect(claimed).toEqual([]);
});

it('invited into a household, the name is enough, and the rest is behind a tap', async () => {
  keepPhoneCode(undefined);
  open({ invitationToken: 'abc', household: '杨德明家' });
  expect(screen.getByText(texts.claim.leadInvited('杨德明家'))).toBeTruthy();
  expect(screen.queryByLabelText(texts.claim.phone)).toBeNull();
  phone.answer = () => ({ statusCode: 201, data: { id: 'c1', status: 'approved' } });
  await send(1);
  expect(sent()[0]?.data).toEqual({ name: '罗秀英', invitationToken: 'abc' });
  fireEvent.click(screen.getByRole('button', { name: texts.claim.more }));
  expect(screen.getByLabelText(texts.claim.phone)).toBeTruthy();
});
