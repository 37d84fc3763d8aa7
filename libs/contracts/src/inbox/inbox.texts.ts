import { sayCalendarDay } from '../platform';
import { sayDecisionReason } from '../points';
import type { InboxHelp, InboxKind, InboxParams } from './inbox.types';

interface InboxWords {
  readonly title: string;
  readonly body: string;
}

/** Quotation marks within quotation marks are single ones. */
const quoted = (subject: string | undefined): string => (subject ? `“${subject.replace(/“/g, '‘').replace(/”/g, '’')}”` : '');
const because = (reason: string | undefined, otherwise: string): string => (reason ? `原因：${reason}` : otherwise);
const points = (count: number | undefined): string => (count === undefined ? '积分' : `${count} 分`);
/** The last day on which it may be done. */
const until = (day: string | undefined): string => (day ? `最迟 ${sayCalendarDay(day)}办。` : '');
/** Of a day that is near: people do not say the year. */
const monthDay = (day: string): string => sayCalendarDay(day).replace(/^\d{4}年/, '');
/** 0: no limit. */
const limit = (count: number | undefined): string => (count ? `最多批 ${count} 分` : '不设限');

/** One who sits in a committee is a member of it; other offices are called as they are. */
const office = (subject: string | undefined): string => (subject?.endsWith('会') ? `${subject}成员` : (subject ?? '村里的职务'));

/** What holds from when on; `step` is the old and the new, in words. */
function safeguardBody({ status, step, day }: InboxParams): string {
  if (status === 'waits')
    return `${step ?? ''}，${sayCalendarDay(day)}起算，这之前还照原来的办。觉得不妥，请在这之前告诉村书记或村监委会。`;
  return status === 'kept' ? `原来说要放宽，不放宽了。${step ?? ''}。` : `${step ?? ''}，马上算数。`;
}

function rosterDeed(status: string | undefined): string {
  switch (status) {
    case 'person_added':
      return '添了一个人';
    case 'household_added':
      return '登记进了花名册';
    case 'phone_corrected':
      return '有人的手机号改了';
    case 'place_released':
      return '有人的登录停用了，原来登录的手机不能再用；户卡也换了，旧卡作废，请找村里打印';
    default:
      return '换了户主';
  }
}

/** A kind without words does not compile. */
const words = {
  application_credited: p => ({
    title: `积分到账${p.points === undefined ? '' : ` +${p.points} 分`}`,
    body: `您家申报的${quoted(p.subject)}已通过审核，${points(p.points)}已记入家庭账户。`,
  }),
  application_returned: p => ({
    title: '积分申请需要补充',
    body: `您家申报的${quoted(p.subject)}被退回补充。${because(p.reason, '请补充照片或说明后再提交。')}`,
  }),
  application_rejected: p => ({
    title: '积分申请未通过',
    body: `您家申报的${quoted(p.subject)}没有通过。${because(p.reason && sayDecisionReason(p.reason), '')}`,
  }),
  application_in_review: p => ({ title: '积分申请进入评议', body: `您家申报的${quoted(p.subject)}初审通过，已随机抽取评议员评议。` }),
  application_publicized: p => ({
    title: '积分申请开始公示',
    body: `您家申报的${quoted(p.subject)}评议通过，拟记 ${p.points ?? 0} 分。公示期满、没有异议就自动入账。`,
  }),
  application_objected: p => ({
    title: '公示中有人提出异议',
    body: `对您家申报的${quoted(p.subject)}有村民提出异议，由没有参加过评议的人复核，结果会公布。`,
  }),
  application_overturned: p => ({
    title: '复核结果：异议不成立',
    body: `您家申报的${quoted(p.subject)}经复核，异议不成立，公示期满自动入账。`,
  }),
  application_upheld: p => ({
    title: '复核结果：异议成立',
    body: `您家申报的${quoted(p.subject)}经复核，异议成立，不予入账。${because(p.reason, '')}`,
  }),
  objection_decided: p => ({
    title: '您提的异议有结果了',
    body: `${quoted(p.subject)}：${p.status === 'refused' ? '异议成立，不予入账。' : '异议不成立。'}${because(p.reason, '')}`,
  }),
  panel_asked: p =>
    p.status === 'objection'
      ? { title: '请您复核一件异议', body: `${quoted(p.subject)}在公示中有异议，您被抽中复核，请独立判断。${until(p.day)}` }
      : { title: '请您评议一件申请', body: `${quoted(p.subject)}抽中了您，请独立打分，不要和别人商量。${until(p.day)}` },
  panel_overdue: p => ({ title: '评议超期', body: `${quoted(p.subject)}过了期限还没有评议完，系统已补抽评议员，请督促。` }),
  application_check_overdue: p => ({
    title: '有一件申报超期没有审核',
    body: `${quoted(p.subject)}是 ${sayCalendarDay(p.day ?? '')}申报的，过了期限还没有审核，请尽快办。`,
  }),
  credit_reversed: p => ({
    title: `积分扣回${p.points === undefined ? '' : ` −${p.points} 分`}`,
    body: `${quoted(p.subject)}的${points(p.points)}已扣回。${because(p.reason, '')}`,
  }),
  points_expiring: p => ({
    title: `${points(p.points)}快要过期了`,
    body:
      p.status === 'several'
        ? `您家有 ${points(p.points)}要陆续到期，最早的要在 ${sayCalendarDay(p.day)}前（含当天）用掉，过期作废。哪天到期多少，积分明细里写着。`
        : `您家有 ${points(p.points)}要在 ${sayCalendarDay(p.day)}前（含当天）用掉，过了这天就作废。可以到积分超市兑换。`,
  }),
  points_expired: p => ({
    title: `积分过期 −${p.points ?? 0} 分`,
    body: `您家有 ${points(p.points)}到了期限还没有用完，已按村里的规定过期，积分明细里有这一笔。`,
  }),
  redemption_reserved: p => ({
    title: '兑换已预留',
    body: `${quoted(p.subject)}已为您家留好，先扣下 ${p.points ?? 0} 分，不领会退回。请凭领取码到超市领取。`,
  }),
  redemption_fulfilled: p => ({ title: '兑换完成', body: `${quoted(p.subject)}已领取，支出 ${p.points ?? 0} 分。` }),
  redemption_cancelled: p => ({ title: '兑换已取消', body: `${quoted(p.subject)}的预留已取消，${points(p.points)}已退回。` }),
  redemption_expired: p => ({ title: '兑换预留已过期', body: `${quoted(p.subject)}没有在期限内领取，${points(p.points)}已退回。` }),
  notice_published: p => ({
    title: p.mustAcknowledge ? '新通知，请确认' : '新通知',
    body: p.spoken ? `${p.subject ?? ''}（可以听）` : (p.subject ?? ''),
  }),
  parlour_asked: p => ({
    title: p.followUp ? '村民追问' : '有村民来信',
    body: p.private ? '一封只给书记看的来信，请在 24 小时内回复。' : '一封公开来信，请在 24 小时内回复。',
  }),
  parlour_answered: () => ({ title: '书记回复了', body: '您写给书记的信有了回复，点开看看并评价。' }),
  complaint_filed: p => ({
    title: p.followUp ? '投诉建议有补充' : '有新的投诉建议',
    body: p.followUp ? '提的人又说了几句，点开看。' : '请在 15 天内答复。只有村监委会、乡镇和上级能看到。',
  }),
  complaint_answered: p => ({
    title: p.status === 'closed' ? '您的投诉建议办结了' : '您的投诉建议有答复了',
    body: p.status === 'closed' ? '点开看结论；不满意可以接着补充，补充了就接着办。' : '点开看答复；还有话说可以接着补充。',
  }),
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
  proxy_witness_asked: () => ({
    title: '请您见证一件代办授权',
    body: '有家庭当着您的面请人代办，请核对后确认。两位见证人都确认了才生效。',
  }),
  proxy_witness_declined: () => ({ title: '代办授权没有成', body: '有见证人说情况不对，这件代办授权作废。请当面问清后再登记。' }),
  thanks_credited: p => ({
    title: `代办感谢 +${p.points ?? 0} 分`,
    body: `您代办的${quoted(p.subject)}办妥了，村里感谢您：${points(p.points)}已记入您家账户。`,
  }),
  thanks_taken_back: p => ({
    title: `代办感谢扣回 −${p.points ?? 0} 分`,
    body: `您代办的${quoted(p.subject)}已撤销，为它记的感谢积分一并扣回。`,
  }),
  household_joined: p => ({
    title: '有人凭村里的邀请进了户',
    body: `${p.subject ? `${p.subject}有一户` : '有一户'}，家里人凭村干部发的邀请码登录了。家里人请看看是不是本人；不是的，马上告诉村务监督委员会。`,
  }),
  roster_changed: p => ({
    title: '花名册有变动',
    body: `${p.subject ? `${p.subject}有一户` : '有一户'}${rosterDeed(p.status)}。${because(p.reason, '')}。家里人请看看对不对；不对的，马上告诉村里或村务监督委员会。`,
  }),
  claim_submitted: () => ({ title: '有人申请入村', body: '请到工作台核对名册。' }),
  activity_published: p => ({ title: '新活动', body: `${quoted(p.subject)}开始报名了，点开看时间和地点。` }),
  activity_cancelled: p => ({ title: '活动取消', body: `${quoted(p.subject)}已取消。${because(p.reason, '')}` }),
  activity_changed: p => ({ title: '活动有变动', body: `您报名的${quoted(p.subject)}改了时间、地点或人数，点开看。来不了可以退出报名。` }),
  activity_place_free: p => ({ title: '候补成功', body: `${quoted(p.subject)}有人退出，您的候补已转为报名。` }),
  activity_credited: p =>
    p.points
      ? {
          title: `积分到账 +${p.points} 分`,
          body: `您家 ${p.persons ?? 1} 人参加${quoted(p.subject)}，${points(p.points)}已记入家庭账户。`,
        }
      : { title: '活动已登记', body: `您家参加${quoted(p.subject)}已登记。本期次数已满，这次不另记分。` },
  activity_reversed: p => ({
    title: `积分扣回${p.points === undefined ? '' : ` −${p.points} 分`}`,
    body: `${quoted(p.subject)}的${points(p.points)}已扣回。${because(p.reason, '')}`,
  }),
  honour_granted: p => ({
    title: '您家获得荣誉',
    body: `恭喜获得${quoted(p.subject)}${p.points ? `，${points(p.points)}已记入家庭账户` : ''}。点开看证书。`,
  }),
  honour_points_asked: p => ({
    title: '荣誉的积分要另一个人确认',
    body: `${quoted(p.subject)}每户拟记 ${p.points ?? 0} 分，超过一个人最多批的分，请没有经手的村干部或书记确认。`,
  }),
  honour_points_refused: p => ({
    title: '荣誉的积分没有同意',
    body: `${quoted(p.subject)}拟记的${points(p.points)}没有同意，荣誉不变。${because(p.reason, '')}`,
  }),
  honour_revoked: p => ({ title: '荣誉已撤销', body: `${quoted(p.subject)}已撤销。${because(p.reason, '')}` }),
  rule_set_adopted: p => ({
    title: '积分细则有新的一版',
    body: `村民代表会议通过了${quoted(p.subject) || '新的积分细则'}${p.day ? `，从 ${p.day} 起执行` : ''}。点开看怎么记分。`,
  }),
  rule_set_withdrawn: p => ({
    title: '新的积分细则不执行了',
    body: `${quoted(p.subject) || '通过的那一版'}在生效前撤回，现行细则不变。${because(p.reason, '')}`,
  }),
  deduction_notified: p => ({
    title: '有一件扣分要先告知您家',
    body: `${quoted(p.subject)}，拟扣 ${points(p.points)}，现在还没有扣。${p.status === 'untold' ? '村里当面告知以后才开始算申诉期，现在也' : p.day ? `${monthDay(p.day)}（含当天）前都` : '在期限内'}可以申诉，点开看经过和照片。`,
  }),
  deduction_appealed: p => ({ title: '有一件扣分申诉要复核', body: `${quoted(p.subject)}有农户申诉，请没有经手的人复核。` }),
  deduction_appeal_overdue: p => ({
    title: '扣分申诉超期没有复核',
    body: `${quoted(p.subject)}的申诉应在 ${sayCalendarDay(p.day ?? '')}前复核，到现在没有人办，请督促。复核前不扣分。`,
  }),
  household_split: p => ({
    title: '分户办好了',
    body: `${p.persons ?? 1} 人另立新户，${p.points ? `${points(p.points)}一起转到新户` : '积分留在原来的户'}。两户都换了新的户卡，旧卡不能再用，请找村里打印。点开看凭据。有不对的，请马上找村里。`,
  }),
  household_merge: p => {
    switch (p.status) {
      case 'waiting':
        return { title: '有人给您家登记了并户', body: '还没有办，要另一位村干部确认。点开看凭据；有不对的，请马上找村里。' };
      case 'dropped':
        return { title: '并户不办了', body: `登记的并户没有办，人和积分都不变。${because(p.reason, '')}` };
      default:
        return {
          title: '并户办好了',
          body: `${p.persons ?? 0} 人并了过来，${p.points ? `${points(p.points)}一起转过来，` : ''}到期的日子不变。并掉的户的户卡不能再用，以前的明细还能看。点开看凭据。有不对的，请马上找村里。`,
        };
    }
  },
  household_merge_asked: p => ({
    title: '有一件并户等人确认',
    body: `${p.subject && p.step ? `${p.subject} 并入 ${p.step}。` : ''}两家里有一家积分较多，一个人不能定，请您核对凭据后确认。`,
  }),
  deduction_ended: p => {
    const why = because(p.reason, '');
    switch (p.status) {
      case 'cancelled':
        return { title: '申诉成立，不扣分', body: `${quoted(p.subject)}经复核不扣分。${why}` };
      case 'withdrawn':
        return { title: '扣分已撤回', body: `${quoted(p.subject)}不扣分了。${why}` };
      case 'reversed':
        return { title: '扣掉的积分已退回', body: `${quoted(p.subject)}扣的${points(p.points)}已退回。${why}` };
      default:
        return { title: '扣分已办结', body: `${quoted(p.subject)}扣了${points(p.points)}。${why}` };
    }
  },
  role_granted: p => ({
    title: `您担任${office(p.subject)}了`,
    body: `现在就可以在工作台办理。${because(p.reason, '')}`,
  }),
  role_ended: p => ({
    title: `您不再担任${office(p.subject)}`,
    body: `以前办的事都还记着。${because(p.reason, '')}`,
  }),
  role_changed: p => ({
    title: `村里的职务有变动：${p.subject ?? ''}`,
    body: `${p.status === 'ended' ? '有一位不再担任' : '有一位新担任'}${office(p.subject)}，点开看是谁、凭什么。`,
  }),
  two_decide_changed: p => ({
    title: '一个人最多批几分，改了',
    body: `原来${limit(p.before)}，现在${limit(p.points)}。${p.points ? '超过的要两个人以上定。' : ''}`,
  }),
  safeguard_changed: p => ({
    title: `${p.status === 'waits' ? '村设置要放宽' : '村设置改了'}：${p.subject ?? ''}`,
    body: safeguardBody(p),
  }),
  price_lowered: p => ({
    title: `${quoted(p.subject)}${p.status === 'kept' ? '不降价了' : '要降价'}`,
    body:
      p.status === 'kept'
        ? `原来说要降到 ${p.points ?? 0} 分，不降了，现在 ${p.before ?? 0} 分。`
        : `原来 ${p.before ?? 0} 分，${sayCalendarDay(p.day)}起 ${p.points ?? 0} 分，这之前还照原价兑换。觉得不妥，请在这之前告诉村书记或村监委会。`,
  }),
} as const satisfies Record<InboxKind, (params: InboxParams) => InboxWords>;

/** Stored are the kind and a few facts; the words are made when they are read. */
export function inboxWords(kind: InboxKind, params: InboxParams, help: InboxHelp | null = null): InboxWords {
  const { title, body } = words[kind](params);
  return help ? { title, body: `${help.helperName} 代 ${help.householdName} 办理。${body}` } : { title, body };
}
