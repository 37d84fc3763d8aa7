import type { InboxKind, InboxParams } from './inbox.types';

interface InboxWords {
  readonly title: string;
  readonly body: string;
}

/** Quotation marks within quotation marks are single ones. */
const quoted = (subject: string | undefined): string => (subject ? `“${subject.replace(/“/g, '‘').replace(/”/g, '’')}”` : '');
const because = (reason: string | undefined, otherwise: string): string => (reason ? `原因：${reason}` : otherwise);
const points = (count: number | undefined): string => (count === undefined ? '积分' : `${count} 分`);

/** A kind without words does not compile. */
const words = {
  application_credited: p => ({
    title: `积分到账${p.points === undefined ? '' : ` +${p.points}`}`,
    body: `您家申报的${quoted(p.subject)}已通过审核，${points(p.points)}已记入家庭账户。`,
  }),
  application_returned: p => ({
    title: '积分申请需要补充',
    body: `您家申报的${quoted(p.subject)}被退回补充。${because(p.reason, '请补充照片或说明后再提交。')}`,
  }),
  application_rejected: p => ({ title: '积分申请未通过', body: `您家申报的${quoted(p.subject)}没有通过。${because(p.reason, '')}` }),
  credit_reversed: p => ({
    title: `积分冲销${p.points === undefined ? '' : ` -${p.points}`}`,
    body: `${quoted(p.subject)}的${points(p.points)}已冲销。${because(p.reason, '')}`,
  }),
  redemption_reserved: p => ({
    title: '兑换已预留',
    body: `${quoted(p.subject)}已为您家留好，占用 ${p.points ?? 0} 分。请凭取货码到超市领取。`,
  }),
  redemption_fulfilled: p => ({ title: '兑换完成', body: `${quoted(p.subject)}已领取，支出 ${p.points ?? 0} 分。` }),
  redemption_cancelled: p => ({ title: '兑换已取消', body: `${quoted(p.subject)}的预留已取消，${points(p.points)}已退回。` }),
  redemption_expired: p => ({ title: '兑换预留已过期', body: `${quoted(p.subject)}没有在期限内领取，${points(p.points)}已退回。` }),
  notice_published: p => ({ title: p.mustAcknowledge ? '新通知，请确认' : '新通知', body: p.subject ?? '' }),
  parlour_asked: p => ({
    title: p.followUp ? '村民追问' : '有村民来信',
    body: p.private ? '一封只给书记看的来信，请在 24 小时内回复。' : '一封公开来信，请在 24 小时内回复。',
  }),
  parlour_answered: () => ({ title: '书记回复了', body: '您写给书记的信有了回复，点开看看并评价。' }),
  request_assigned: p => ({
    title: p.delayed ? '办件超期，请督办' : '有新的办件',
    body: `${quoted(p.subject)}${p.step ? `到了${quoted(p.step)}，` : ''}等待您办理。`,
  }),
  request_advanced: p =>
    p.status === 'waiting_for_applicant'
      ? { title: '办件需要您补充', body: `${quoted(p.subject)}：${p.reason ?? '请补充材料后再提交。'}` }
      : { title: '办件有进展', body: `${quoted(p.subject)}${p.step ? `到了${quoted(p.step)}。` : '到了下一步。'}` },
  request_finished: p =>
    p.status === 'refused'
      ? { title: '办件未能办理', body: `${quoted(p.subject)}未能办理。${because(p.reason, '')}` }
      : { title: '办件已办结', body: `${quoted(p.subject)}已办结，点开查看结果。` },
  claim_decided: () => ({ title: '欢迎入村', body: '村干部已核对，您可以申报积分、兑换和办事了。' }),
  proxy_granted: () => ({
    title: '您家有了代办人',
    body: '代办人可以替您家申报积分、办事和兑换，每一笔都写明由谁代办。随时可以在“我的”里收回。',
  }),
  proxy_received: () => ({ title: '有家庭请您代办', body: '您可以替这家申报积分、办事和兑换，每一笔都写明由您代办。点开看是哪一家。' }),
  proxy_ended: () => ({ title: '代办授权已结束', body: '从现在起不能再替这家申报、办事和兑换；以前办的不受影响。' }),
  claim_submitted: () => ({ title: '有人申请入村', body: '请到工作台核对名册。' }),
} as const satisfies Record<InboxKind, (params: InboxParams) => InboxWords>;

/** Stored are the kind and a few facts; the words are made when they are read. */
export const inboxWords = (kind: InboxKind, params: InboxParams): InboxWords => words[kind](params);
