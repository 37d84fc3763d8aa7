import type { RequestView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { useToast } from '@/ui/toast/toast';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { RequestDesk } from './request-desk';

const t = texts.checklists;
const request = {
  id: 'q1',
  status: 'open',
  itemName: '宅基地审批',
  area: 'housing',
  householdName: '罗家',
  groupName: '一组',
  applicantName: '罗秀英',
  filedByName: null,
  text: '老房子漏雨',
  photos: [],
  events: [],
  result: null,
  refusalReason: null,
  expectedOn: null,
  overdue: false,
  escalated: false,
  mine: false,
  mayWork: true,
  stepPosition: 1,
  stepCount: 2,
  steps: [{ position: 1, title: '初审', result: 'text', state: 'current', post: 'secretary', dueOn: null, overdue: false }],
} as unknown as RequestView;

let answers: (() => void)[];
const moves = (): string[] => phone.calls.map(({ name }) => name).filter(name => /navigate|redirect|switchTab|reLaunch/.test(name));
const openPage = (opened: string) => (phone.route = { path: '/work', params: {}, $taroPath: opened });

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useToast.setState({ shown: undefined });
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  answers = [];
  phone.answer = ({ method }) => {
    if (method === 'POST') return new Promise(resolve => answers.push(() => resolve({ statusCode: 200, data: request }))) as never;
    return { statusCode: 200, data: { items: [], waiting: 0, overdue: 0 } };
  };
  openPage('/work?id=q1&$taroTimestamp=1');
});

async function finishTheStep() {
  const desk = render(
    <QueryClientProvider client={queryClient}>
      <RequestDesk request={request} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: t.finish }));
  const sheet = within(screen.getByRole('dialog'));
  fireEvent.change(sheet.getByLabelText(t.finishText), { target: { value: '材料齐全' } });
  fireEvent.click(sheet.getByRole('button', { name: t.finish }));
  await waitFor(() => expect(answers).toHaveLength(1));
  return desk;
}

it('the next thing, or the way back, comes by itself when a step is done', async () => {
  await finishTheStep();
  answers[0]?.();
  await waitFor(() => expect(moves()).toHaveLength(1));
});

it.each([
  ['left', true],
  ['covered by another one', false],
])('a page that was %s before the answer came turns nothing over, and still says that it is done', async (_how, isGone) => {
  const desk = await finishTheStep();
  openPage('/queue?$taroTimestamp=0');
  if (isGone) desk.unmount();
  answers[0]?.();
  await waitFor(() => expect(useToast.getState().shown).toMatchObject({ text: t.finished }));
  expect(moves()).toEqual([]);
});

it('the same page opened once more is another one', async () => {
  await finishTheStep();
  openPage('/work?id=q1&$taroTimestamp=2');
  answers[0]?.();
  await waitFor(() => expect(useToast.getState().shown).toMatchObject({ text: t.finished }));
  expect(moves()).toEqual([]);
});
