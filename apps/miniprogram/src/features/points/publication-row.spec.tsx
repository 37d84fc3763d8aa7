import type { PublicationItem } from '@jishan/contracts';
import { render, screen } from '@testing-library/react';
import { useSession } from '@/features/session/session';
import { PublicationRow } from './publication-row';

const HOUR_MS = 3_600_000;
const item: PublicationItem = {
  applicationId: 'a1',
  status: 'publicized',
  ruleTitle: '义务修路',
  standard: '',
  points: 10,
  groupName: '2组',
  memberName: '罗*',
  helperName: null,
  publicFrom: new Date(Date.now() - HOUR_MS).toISOString(),
  publicUntil: new Date(Date.now() + HOUR_MS).toISOString(),
  own: false,
  mayObject: true,
  objected: false,
  result: null,
};
const result = { outcome: 'agreed', at: item.publicFrom, answers: [] } as const;
const show = (part: Partial<PublicationItem>, onObject?: () => void) =>
  render(<PublicationRow item={{ ...item, ...part }} onObject={onObject} />);
const objecting = () => screen.queryByRole('button', { name: /提异议$/ });

beforeEach(() => useSession.setState({ status: 'signed_in', villageId: 'v1' }));

it('what is open can be objected to', () => {
  show({}, () => undefined);
  expect(objecting()).toBeTruthy();
});

it('what a helper filed says so', () => {
  show({ helperName: '杨*' });
  expect(screen.getByText('2组 · 罗* · 杨* 代办')).toBeTruthy();
});

it('a result is read, not objected to', () => {
  show({ status: 'overturned', result });
  expect(objecting()).toBeNull();
});

it('when the last minute has passed the button is gone, although the list was read before', () => {
  show({ publicUntil: new Date(Date.now() - HOUR_MS).toISOString() }, () => undefined);
  expect(objecting()).toBeNull();
});

it('after an unfounded objection it says that 公示 goes on, and until when', () => {
  show({ status: 'overturned', mayObject: false, result }, () => undefined);
  expect(screen.getByText(/^继续公示到/)).toBeTruthy();
  expect(screen.getByText('异议不成立')).toBeTruthy();
  expect(objecting()).toBeNull();
});
