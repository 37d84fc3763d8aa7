import { APPROVE_MANY_MAX_ITEMS } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { useViewer } from '@/ui/photo/viewer-store';
import { useToast } from '@/ui/toast/toast';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Batch } from './batch';

// Three make a batch here: a hundred rows of a hundred taps each prove no more.
jest.mock('@jishan/contracts', () => ({ ...jest.requireActual<object>('@jishan/contracts'), APPROVE_MANY_MAX_ITEMS: 3 }));

const item = (id: string) => ({
  id,
  memberName: '罗秀英',
  groupName: '一组',
  filedByName: null,
  supplementedByName: null,
  withdrawnByName: null,
  text: id,
  photos: [],
  similar: [],
  capUsed: null,
  monthUse: null,
  twoDecideAbove: 0,
  dueOn: '2026-12-01',
  overdue: false,
  rule: { title: '院落“五清”', lane: 'fast', pointsMin: 2, pointsMax: 2, cap: null },
});
const ids = Array.from({ length: APPROVE_MANY_MAX_ITEMS + 1 }, (_none, n) => `a${n}`);
const last = ids.at(-1) ?? '';

function show(items: readonly object[]): void {
  resetPhone();
  queryClient.clear();
  useToast.setState({ shown: undefined });
  useViewer.setState({ urls: [], index: 0 });
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  phone.answer = () => ({ statusCode: 200, data: { items } });
  render(
    <QueryClientProvider client={queryClient}>
      <Batch />
    </QueryClientProvider>,
  );
}

it('what has similar photos is looked at alone: it says so, and cannot be ticked', async () => {
  show([item('a0'), { ...item('alike'), similar: [{}] }]);
  fireEvent.click(await screen.findByText('alike'));
  expect(screen.getByText(texts.work.batchSimilar)).toBeTruthy();
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  expect(screen.getByText(texts.work.batchApprove(0))).toBeTruthy();
});

it('one more than can go at once is not swallowed: it is said why, and what to do first', async () => {
  show(ids.map(item));
  await screen.findByText(last);
  for (const id of ids.slice(0, -1)) fireEvent.click(screen.getByText(id));
  expect(useToast.getState().shown).toBeUndefined();
  fireEvent.click(screen.getByText(last));
  expect(useToast.getState().shown).toMatchObject({ text: texts.work.batchFull(APPROVE_MANY_MAX_ITEMS), kind: 'refused' });
  expect(screen.getByText(texts.work.batchApprove(APPROVE_MANY_MAX_ITEMS))).toBeTruthy();
  fireEvent.click(screen.getByText('a0'));
  fireEvent.click(screen.getByText(last));
  await waitFor(() => expect(screen.getByText(texts.work.batchApprove(APPROVE_MANY_MAX_ITEMS))).toBeTruthy());
});

it('a photo is seen large from the row that it belongs to, and nothing is ticked or left by that', async () => {
  const photos = ['yard', 'gate'].map(id => ({
    id,
    url: `https://photos.invalid/${id}`,
    thumbnailUrl: `https://photos.invalid/${id}/small`,
  }));
  show([
    { ...item('a0'), photos },
    { ...item('alike'), photos: photos.slice(1), similar: [{}] },
  ]);
  const shown = await screen.findAllByRole('button', { name: /查看照片/ });
  const [first, second, alike] = shown;
  if (!first || !second || !alike) throw new Error('not every photo is there');
  expect(shown.map(one => one.getAttribute('aria-label'))).toEqual([
    '罗秀英，院落“五清”，查看照片 1，共 2 张',
    '罗秀英，院落“五清”，查看照片 2，共 2 张',
    '罗秀英，院落“五清”，查看照片 1，共 1 张',
  ]);
  expect(first.closest('[role="checkbox"]')).toBeNull();
  fireEvent.click(first);
  expect(useViewer.getState()).toEqual({ urls: photos.map(photo => photo.url), index: 0 });
  expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false');
  expect(phone.calls.filter(({ name }) => name !== 'request')).toEqual([]);
  fireEvent.click(second);
  expect(useViewer.getState().index).toBe(1);
  // What is looked at alone has its photo too.
  fireEvent.click(alike);
  expect(useViewer.getState()).toEqual({ urls: photos.slice(1).map(photo => photo.url), index: 0 });
});
