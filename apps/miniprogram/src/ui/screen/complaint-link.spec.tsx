import { fireEvent, render, screen } from '@testing-library/react';
import { useSession } from '@/features/session/session';
import { pageUrl } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Screen } from './screen';

beforeEach(resetPhone);

const villager = { villageId: 'v1', personId: 'p1', roles: ['villager'] } as const;
const open = (complaints = false) =>
  render(
    <Screen title="通知" complaints={complaints}>
      <p>words</p>
    </Screen>,
  );
const way = () => screen.queryByRole('link', { name: texts.common.complaints });

it('is the last thing of every page for whoever belongs to a village, and leads to the list', () => {
  signedIn(villager);
  open();
  const link = way() as HTMLElement;
  expect(link.previousElementSibling?.textContent).toBe('words');
  expect(link.nextElementSibling).toBeNull();
  fireEvent.click(link);
  expect(phone.calls.filter(({ name }) => name === 'navigateTo').map(({ options }) => options)).toEqual([{ url: pageUrl('complaints') }]);
});

it('is not on the page that it leads to', () => {
  signedIn(villager);
  open(true);
  expect(way()).toBeNull();
});

it.each<[string, () => void]>([
  ['is signed out', () => useSession.setState({ status: 'signed_out', me: undefined, villageId: undefined })],
  ['has no place in a village', () => signedIn()],
  ['must change the password before anything is answered', () => signedIn(villager, { mustChangePassword: true })],
])('is not there for whoever %s', (_who, become) => {
  become();
  open();
  expect(way()).toBeNull();
});
