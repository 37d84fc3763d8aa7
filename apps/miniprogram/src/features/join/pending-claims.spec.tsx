import { identityRoutes, routePath } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { PendingClaims } from './pending-claims';

const t = texts.claim;
const CLAIM = {
  id: 'c1',
  villageId: 'v1',
  villageName: '桠溪村',
  name: '王小二',
  householdName: null,
  createdAt: '2026-11-26T01:00:00.000Z',
};
const WITHDRAW = routePath(identityRoutes.withdrawClaim, { villageId: 'v1', claimId: 'c1' });
interface Sent {
  readonly url: string;
  readonly header: Record<string, string>;
}
const sent = (path: string): Sent[] =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .flatMap(({ options }) => ((options as Sent).url.endsWith(path) ? [options as Sent] : []));
const open = (claim: Parameters<typeof PendingClaims>[0]['claims'][number] = CLAIM) =>
  render(
    <QueryClientProvider client={queryClient}>
      <PendingClaims claims={[claim]} />
      <ConfirmHost />
    </QueryClientProvider>,
  );
const takeBack = async () => {
  fireEvent.click(screen.getByRole('button', { name: t.withdrawLabel('桠溪村') }));
  await screen.findByText(t.withdrawBody);
};
const yes = () => fireEvent.click(screen.getByRole('button', { name: t.withdrawYes }));

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  signedIn();
});

it('says into which household somebody was invited, and what may be wrong with the name', () => {
  open({ ...CLAIM, householdName: '杨德明家' });
  expect(screen.getByText(t.pendingInvited('杨德明家', '王小二'))).toBeTruthy();
});

it('says nothing of a household where nobody invited', () => {
  const { container } = open();
  expect(container.textContent).toContain(t.pendingNote('桠溪村', '王小二'));
  expect(container.textContent).not.toContain('名册上');
});

it('is taken back after a question that says what goes with it, and nothing is sent before', async () => {
  const me = useSession.getState().me;
  useSession.setState({ me: me && { ...me, pendingClaims: [CLAIM] } });
  phone.answer = () => ({ statusCode: 200, data: { ...me, pendingClaims: [] } });
  open();
  await takeBack();
  expect(sent(WITHDRAW)).toEqual([]);
  yes();
  await waitFor(() => expect(useSession.getState().me?.pendingClaims).toEqual([]));
  expect(sent(WITHDRAW)).toHaveLength(1);
});

it('lost on the way it says so and goes again as it was; where somebody decided first, that is looked at', async () => {
  phone.answer = () => {
    throw { errMsg: 'request:fail timeout' };
  };
  open();
  await takeBack();
  yes();
  await screen.findByText(texts.errors.timedOut.title);
  phone.answer = () => ({ statusCode: 409, data: { status: 409, code: 'CLAIM.ALREADY_DECIDED', title: '这条申请已经处理过了' } });
  await takeBack();
  yes();
  await screen.findByText('这条申请已经处理过了');
  const [first, second] = sent(WITHDRAW);
  expect(second?.header['Idempotency-Key']).toBe(first?.header['Idempotency-Key']);
  await waitFor(() => expect(sent(identityRoutes.me.path).length).toBeGreaterThan(0));
});
