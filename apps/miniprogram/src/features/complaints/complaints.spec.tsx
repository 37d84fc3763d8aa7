import { complaintsRoutes, routePath, type ComplaintView, type OfficeHolder } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/query';
import { writeDraft } from '@/features/writing/drafts';
import { pageUrl } from '@/navigation/go';
import ComplaintFormPage from '@/pkg-life/pages/complaint-form';
import ComplaintQueuePage from '@/pkg-life/pages/complaint-queue';
import ComplaintsPage from '@/pkg-life/pages/complaints';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { signedIn } from '../../../test/signed-in';
import { SOMEBODY } from '../../../test/somebody';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Complaint } from './complaint';
import { ComplaintForm } from './complaint-form';
import { MyComplaints } from './my-complaints';
import { ComplaintQueue } from './queues';

const t = texts.complaints;

const VIEW: ComplaintView = {
  id: 'c1',
  number: '3F2A-9C41',
  kind: 'complaint',
  status: 'open',
  excerpt: '公示栏没有更新',
  aboutName: '阿木书记',
  aboutRole: 'secretary',
  authorName: '罗秀英',
  authorGroupName: '三组',
  mine: false,
  filedAt: '2026-11-01T01:00:00.000Z',
  since: '2026-11-01T01:00:00.000Z',
  overdue: true,
  handledBy: 'village',
  messages: [{ id: 'm1', step: 'filed', by: '罗秀英', text: '公示栏没有更新', at: '2026-11-01T01:00:00.000Z' }],
  mayFollowUp: false,
  mayAnswer: true,
};
const HOLDERS: readonly OfficeHolder[] = [
  { personId: 'p9', name: '阿木书记', roles: ['secretary'] },
  { personId: 'p8', name: '赵监督', roles: ['supervisor'] },
  { personId: 'p7', name: '钱监督', roles: ['supervisor', 'group_leader'] },
];
const READ: readonly (readonly [RegExp, unknown])[] = [
  [/\/threads(\?|$)/, { items: [VIEW] }],
  [/\/office-holders/, { items: HOLDERS }],
  [/\/queue/, { items: [VIEW], open: 3, overdue: 1 }],
];

interface Sent {
  readonly url: string;
  readonly data: unknown;
  readonly method: string;
}
const sent = (): Sent[] =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as Sent)
    .filter(({ method }) => method === 'POST');
const draw = (of: ReactNode) =>
  render(
    <QueryClientProvider client={queryClient}>
      {of}
      <ConfirmHost />
    </QueryClientProvider>,
  );
const write = (label: string, words: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: words } });

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles: ['villager', 'supervisor'] });
  phone.answer = ({ url, method }) => ({
    statusCode: 200,
    data: (method !== 'POST' && READ.find(([where]) => where.test(url))?.[1]) || VIEW,
  });
});

describe('the form', () => {
  const sendIt = () => fireEvent.click(screen.getByText(t.send));

  it('says first who reads it and who does not, has nothing chosen beforehand, and asks for whom and for words', () => {
    draw(<ComplaintForm />);
    expect(screen.getByText(t.lead)).toBeTruthy();
    expect(screen.getByText(t.leadUnnamed)).toBeTruthy();
    const whether = screen.getByRole('radiogroup', { name: t.whether });
    expect(within(whether).queryByRole('radio', { checked: true })).toBeNull();
    expect(whether.compareDocumentPosition(screen.getByLabelText(t.text))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    sendIt();
    for (const fault of [t.whetherMissing, t.textMissing]) expect(screen.getByText(fault)).toBeTruthy();
    expect(sent()).toEqual([]);
  });

  it('says who the supervisors are, and that they see the name of whoever writes', async () => {
    draw(<ComplaintForm />);
    expect(await screen.findByText('村监委会的人：赵监督、钱监督。')).toBeTruthy();
    expect(screen.getByText('看的人看得到您的名字，不能往外说。')).toBeTruthy();
  });

  it('names none of them while only some are known', async () => {
    phone.answer = () => ({ statusCode: 200, data: { items: HOLDERS, nextCursor: 'more' } });
    draw(<ComplaintForm />);
    fireEvent.click(screen.getByText(t.aboutSomebody));
    expect(await screen.findByText('赵监督')).toBeTruthy();
    expect(screen.queryByText(/^村监委会的人：/)).toBeNull();
  });

  it('sends nothing while it is not answered of whom it speaks, and loses no word', () => {
    draw(<ComplaintForm />);
    write(t.text, '公示栏没有更新');
    sendIt();
    expect(screen.getByText(t.whetherMissing)).toBeTruthy();
    fireEvent.click(screen.getByText(t.aboutSomebody));
    expect(screen.getByText(t.aboutMissing)).toBeTruthy();
    sendIt();
    expect(screen.getByLabelText<HTMLTextAreaElement>(t.text).value).toBe('公示栏没有更新');
    expect(screen.queryByText(t.unnamedTitle)).toBeNull();
    expect(sent()).toEqual([]);
  });

  it('asks again a draft of before the question, in which nobody was chosen for her', () => {
    writeDraft({
      accountId: SOMEBODY.accountId,
      villageId: 'v1',
      about: 'complaint',
      fields: { kind: 'complaint', about: '', text: '从前写的' },
      photos: [],
    });
    draw(<ComplaintForm />);
    expect(screen.getByLabelText<HTMLTextAreaElement>(t.text).value).toBe('从前写的');
    sendIt();
    expect(screen.getByText(t.whetherMissing)).toBeTruthy();
  });

  it('sends of whom it speaks without a further question, and nothing else than what the operation knows', async () => {
    draw(<ComplaintForm />);
    expect(screen.queryByText('阿木书记')).toBeNull();
    fireEvent.click(screen.getByText(t.aboutSomebody));
    fireEvent.click(await screen.findByText('阿木书记'));
    write(t.text, '公示栏没有更新');
    sendIt();
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.data).toEqual({ id: expect.any(String) as unknown, kind: 'complaint', aboutPersonId: 'p9', text: '公示栏没有更新' });
  });

  it('says to whom it goes before it is sent with nobody chosen; who turns back has the words still', async () => {
    draw(<ComplaintForm />);
    // Chosen and then thought better of: it goes along with no one.
    fireEvent.click(screen.getByText(t.aboutSomebody));
    fireEvent.click(await screen.findByText('阿木书记'));
    fireEvent.click(screen.getByText(t.aboutNobody));
    write(t.text, '公示栏没有更新');
    sendIt();
    expect(await screen.findByText('没有选人：村监委会的人都看得到。')).toBeTruthy();
    fireEvent.click(screen.getByText(texts.common.dismiss(t.unnamedSend)));
    expect(screen.getByLabelText<HTMLTextAreaElement>(t.text).value).toBe('公示栏没有更新');
    expect(sent()).toEqual([]);
    sendIt();
    fireEvent.click(await screen.findByText(t.unnamedSend));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.data).toEqual({ id: expect.any(String) as unknown, kind: 'complaint', text: '公示栏没有更新' });
  });
});

describe('the thread', () => {
  it('of its author tells who handles it, that it waits for too long, and takes more words', () => {
    draw(<Complaint complaint={{ ...VIEW, mine: true, mayAnswer: false, mayFollowUp: true, handledBy: 'township' }} />);
    for (const words of ['这件直接交给乡镇办理', '超过15天未答复', '编号 3F2A-9C41', '说的是：阿木书记（村书记）', '我 · 提交'])
      expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByText(t.answerSend)).toBeNull();
    expect(screen.getByText(t.followUpSend)).toBeTruthy();
  });

  it.each([
    ['its author that those who handle it see the name', true, '办理的人看得到您的名字，不能往外说。'],
    ['who handles it not to tell whose it is', false, '写的人是谁，不要对外说。'],
  ])('tells %s', (_whom, mine, words) => {
    draw(<Complaint complaint={{ ...VIEW, mine }} />);
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('of a supervisor answers in the village, and closes with what is written after a question', async () => {
    draw(<Complaint complaint={VIEW} />);
    write(t.answer, '已经更新');
    fireEvent.click(screen.getByText(t.close));
    await screen.findByText(t.closeTitle);
    expect(sent()).toEqual([]);
    fireEvent.click(screen.getAllByText(t.close).at(-1) as HTMLElement);
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({ data: { text: '已经更新', read: 1 } });
    expect(sent()[0]?.url).toContain(routePath(complaintsRoutes.closeComplaint, { villageId: 'v1', complaintId: 'c1' }));
  });

  it('of an office goes by the office’s own way', async () => {
    draw(<Complaint complaint={VIEW} from={{ organizationId: 'o1', villageId: 'v7' }} />);
    write(t.answer, '乡里来看过');
    fireEvent.click(screen.getByRole('button', { name: t.answerSend }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.url).toContain(
      routePath(complaintsRoutes.answerComplaintBelow, { organizationId: 'o1', villageId: 'v7', complaintId: 'c1' }),
    );
  });
});

it('the supervisor’s list says how many wait and which for too long', async () => {
  draw(<ComplaintQueue />);
  expect(await screen.findByText(t.summary(3, 1))).toBeTruthy();
  expect(screen.getByText(t.overdue)).toBeTruthy();
});

describe('the own list', () => {
  const toQueue = () => screen.queryByRole('button', { name: new RegExp(`^${t.queueTitle}`) });
  const asked = () => phone.calls.some(({ name, options }) => name === 'request' && (options as Sent).url.includes('/queue'));

  it('of who answers them says how many wait, and leads there', async () => {
    draw(<MyComplaints />);
    expect(await screen.findByText('有 3 件等您答复')).toBeTruthy();
    fireEvent.click(toQueue() as HTMLElement);
    expect(phone.calls.filter(({ name }) => name === 'navigateTo').map(({ options }) => options)).toEqual([
      { url: pageUrl('complaintQueue') },
    ]);
  });

  it('of everybody else neither asks for that nor shows it', async () => {
    signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles: ['villager', 'secretary'] });
    draw(<MyComplaints />);
    expect(await screen.findByText(VIEW.excerpt)).toBeTruthy();
    expect(toQueue()).toBeNull();
    expect(asked()).toBe(false);
  });
});

describe('the pages', () => {
  it.each<[string, () => ReactNode]>([
    [t.queueTitle, () => <ComplaintQueuePage />],
    [t.ownTitle, () => <ComplaintsPage />],
  ])('“%s” says by its title whose it lists', (title, page) => {
    draw(page());
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
  });

  it('of the form has no link that leads away from half-written words', () => {
    draw(<ComplaintFormPage />);
    expect(screen.getByLabelText(t.text)).toBeTruthy();
    expect(screen.queryByRole('link', { name: texts.common.complaints })).toBeNull();
  });
});
