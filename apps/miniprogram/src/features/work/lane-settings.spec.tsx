import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { useConfirm } from '@/ui/confirm/confirm';
import { useToast } from '@/ui/toast/toast';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { LaneSettings } from './lane-settings';

const t = texts.laneSettings;
const settings = {
  panelSize: 3,
  panelNeeded: 2,
  panelPool: 'reviewers',
  checkWorkingDays: 2,
  panelWorkingDays: 5,
  publicationDays: 5,
  pending: null,
};
interface Sent {
  readonly method: string;
  readonly header: Record<string, string>;
  readonly data: Record<string, unknown>;
}
const saved = () =>
  phone.calls.flatMap(({ name, options }) => (name === 'request' && (options as Sent).method === 'POST' ? [options as Sent] : []));
const more = (title: string) => fireEvent.click(screen.getByRole('button', { name: `${title}：${texts.store.plus}` }));
const save = () => fireEvent.click(screen.getByRole('button', { name: t.save }));

const open = async (): Promise<void> => {
  render(
    <QueryClientProvider client={queryClient}>
      <LaneSettings />
    </QueryClientProvider>,
  );
  await screen.findByText(t.lead);
};

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useToast.setState({ shown: undefined });
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
});

it('somebody else saved first: their values come, what was chosen here stays, and goes on the new version', async () => {
  let home = { version: 4, settings };
  phone.answer = ({ method, data }) => {
    if (method !== 'POST') return { statusCode: 200, data: home };
    if (home.version === 4) {
      home = { version: 5, settings: { ...settings, publicationDays: 9 } };
      return { statusCode: 412, data: { status: 412, code: 'VERSION.STALE', title: '内容已被别人改过' } };
    }
    home = { version: 6, settings: { ...home.settings, ...(data as object) } };
    return { statusCode: 200, data: home };
  };
  await open();
  more(t.panel);
  save();
  await waitFor(() => expect(useToast.getState().shown).toMatchObject({ text: t.stale, kind: 'refused' }));
  await screen.findByText('9');
  expect(screen.getByText('6')).toBeTruthy();
  save();
  await waitFor(() => expect(useToast.getState().shown).toMatchObject({ text: t.saved }));
  expect(saved().map(({ header }) => header['If-Match'])).toEqual(['"4"', '"5"']);
  expect(saved()[1]?.data).toMatchObject({ panelWorkingDays: 6, publicationDays: 9 });
});

it('every count of the lanes has its two buttons and a note, and all are sent together', async () => {
  phone.answer = () => ({ statusCode: 200, data: { version: 1, settings } });
  await open();
  for (const title of [t.size, t.check, t.panel, t.days, t.needed]) more(title);
  fireEvent.click(screen.getByText(t.poolCadres));
  // Names are masked by 公开方式 in the village's settings, and nowhere else.
  expect(screen.queryByRole('switch')).toBeNull();
  save();
  // More people may judge than before: that is asked.
  await waitFor(() => expect(useConfirm.getState().asked).toBeTruthy());
  await act(async () => Promise.resolve(useConfirm.getState().asked?.answer(true)));
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.data).toEqual({
    panelSize: 4,
    panelNeeded: 3,
    panelPool: 'reviewers_and_cadres',
    checkWorkingDays: 3,
    panelWorkingDays: 6,
    publicationDays: 6,
  });
  for (const note of [t.sizeNote, t.neededNote, t.poolNote, t.checkNote, t.panelNote]) expect(screen.getByText(note)).toBeTruthy();
});
