import type { Membership, ProblemBody, RuleView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { GrantForm } from './grant-form';

const t = texts.honours;
const RULE = { id: 'r1', category: 'honours', title: '五好文明家庭', pointsMin: 30, pointsMax: 30, startedBy: 'cadre' } as RuleView;
const HOUSES = ['王正华家', '曾明全家', '黄明全家', '杨德明家'].map((name, n) => ({
  id: `h${n}`,
  name,
  groupName: null,
  memberCount: 3,
  foundName: null,
}));
const MEMBERSHIP = { villageId: 'v1', householdId: 'h2', roles: ['cadre'] } as unknown as Membership;
let refusal: Omit<ProblemBody, 'type'> | undefined;

function answer({ url, method }: { url: string; method?: string }): { statusCode: number; data: unknown } {
  if (method === 'POST')
    return refusal ? { statusCode: refusal.status, data: refusal } : { statusCode: 201, data: { granted: 1, waiting: 0 } };
  if (url.includes('/relatives')) return { statusCode: 200, data: { households: [{ householdId: 'h3', householdName: '杨德明家' }] } };
  if (url.includes('/rules')) return { statusCode: 200, data: { rules: [RULE] } };
  if (url.includes('/households')) return { statusCode: 200, data: { items: HOUSES, nextCursor: null } };
  return { statusCode: 200, data: { settings: { twoDecideAbovePoints: 0 } } };
}
const choose = async (name: string) => fireEvent.click(await screen.findByRole('checkbox', { name }));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const fillIn = async () => {
  fireEvent.click(await screen.findByRole('tab', { name: RULE.title }));
  fireEvent.change(screen.getByLabelText(t.period), { target: { value: '2026 年度' } });
};

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  refusal = undefined;
  phone.answer = answer;
  signedIn(MEMBERSHIP);
  render(
    <QueryClientProvider client={queryClient}>
      <GrantForm />
      <ConfirmHost />
    </QueryClientProvider>,
  );
});

it('who was chosen stands above the search, and the question says who and how much', async () => {
  await fillIn();
  await choose('王正华家');
  await choose('曾明全家');
  const chip = screen.getByRole('checkbox', { name: '曾明全家' });
  const search = screen.getByLabelText(t.search);
  expect(chip.compareDocumentPosition(search) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  press(t.send(2));
  await screen.findByText(t.askTitle(2));
  expect(screen.getByText('王正华家、曾明全家：“五好文明家庭”，每户 30 分，共 60 分，立即入账。')).toBeTruthy();
});

it('the own household and a relative’s are seen, and cannot be chosen', async () => {
  expect(await screen.findByText(`黄明全家：${t.ownHousehold}`)).toBeTruthy();
  expect(await screen.findByText(`杨德明家：${t.relatedHousehold}`)).toBeTruthy();
  expect(screen.getAllByRole('checkbox').map(one => one.textContent)).toEqual(['王正华家', '曾明全家']);
});

it('a refusal of one household has the button that takes it out', async () => {
  refusal = {
    status: 409,
    code: 'HONOURS.ALREADY_GRANTED',
    title: '已经授予过',
    detail: '曾明全家已有同一届的这项荣誉。',
    details: { householdId: 'h1', name: '曾明全家' },
  };
  await fillIn();
  await choose('王正华家');
  await choose('曾明全家');
  press(t.send(2));
  await screen.findByText(t.askTitle(2));
  press(t.form);
  await screen.findByText(refusal.title);
  press(t.takeOut('曾明全家'));
  await waitFor(() => expect(screen.queryByText('已经授予过')).toBeNull());
  expect(screen.getByRole('button', { name: t.send(1) })).toBeTruthy();
});

it.each([
  [['甲家'], '甲家'],
  [['甲家', '乙家', '丙家'], '甲家、乙家、丙家'],
  [['甲家', '乙家', '丙家', '丁家'], '甲家、乙家、丙家等 4 户'],
])('%j are named as %s', (names, words) => {
  expect(t.whom(names)).toBe(words);
});
