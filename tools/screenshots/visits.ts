import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  activitiesRoutes,
  checklistsRoutes,
  complaintsRoutes,
  householdChangeRoutes,
  identityRoutes,
  noticesRoutes,
  parlourRoutes,
  pointsRoutes,
  deductionRoutes,
  panelRoutes,
  ruleSetRoutes,
  sealedBookRoutes,
  standardRoutes,
  storeRoutes,
} from '@jishan/contracts';
import { repositoryRoot } from '../start/programs';
import type { Reader } from './demo-county';
import { inTurn, microphone, takePhoto, tap, tapAt, words, write, type Deed } from './deeds';
import { BEGINNING } from './prepare';

type Params = Readonly<Record<string, string>>;

export interface Visit {
  /** A demo login; without one, a stranger. */
  readonly as?: string;
  /** Their password was made by somebody else: they change it before anything. The demo county has nobody like that. */
  readonly passwordGiven?: true;
  /** What the address carries, looked up as whoever looks. */
  readonly with?: (by: Reader) => Promise<Params>;
  /** Sheets and parts that are seen only after a tap; each from the page as it opens. */
  readonly then?: Readonly<Record<string, Deed>>;
}

const APPLY = tap(/^院落“五清”/);
const record = inTurn(microphone(true), tap('按一下，开始说'), words(/^0:0[1-9] \/ 1:00$/));
const speak = inTurn(APPLY, record);

const VILLAGER = 'cunmin';
const HEAD = 'huzhu';
/** prepare.ts appoints them. */
const SECOND_CADRE = HEAD;
const KEEPER = 'jifen';
const STORE = 'chaoshi';
const SECRETARY = 'shuji';
const SUPERVISOR = 'jianwei';
const TOWNSHIP = 'xiangzhen';
/** Of the village that takes points. */
const STRICT_VILLAGER = 'koufen';
const STRICT_SECRETARY = 'fuhe';
/** Of whom there is nothing. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

const firstId = ({ items }: { readonly items: readonly { readonly id: string }[] }): Params => ({ id: items[0]?.id ?? '' });
const draftId = async (by: Reader): Promise<Params> => {
  const { items } = await by.read(ruleSetRoutes.ruleSets);
  return { id: (items.find(one => one.status === 'draft') ?? items[0])?.id ?? '' };
};
const service = async (by: Reader): Promise<string> =>
  (await by.read(checklistsRoutes.checklistItems, { kind: 'public_service' })).items[0]?.id ?? '';
const activity = async (by: Reader): Promise<Params> => firstId(await by.read(activitiesRoutes.activities));
/** prepare.ts publishes it. */
const beginning = async (by: Reader): Promise<Params> => {
  const { items } = await by.read(activitiesRoutes.activities);
  return { id: items.find(one => one.title === BEGINNING)?.id ?? '' };
};
const stocked = async (by: Reader): Promise<string> => (await by.read(storeRoutes.stock)).items[0]?.goods.id ?? '';
const by = (as: string, params?: Visit['with'], then?: Visit['then']): Visit => ({
  as,
  ...(params ? { with: params } : {}),
  ...(then ? { then } : {}),
});
const villager = (params?: Visit['with'], then?: Visit['then']): Visit => by(VILLAGER, params, then);
const myDeduction = async (one: Reader): Promise<Params> => firstId(await one.read(deductionRoutes.myDeductions));
const openDeduction = async (one: Reader): Promise<Params> => firstId(await one.read(deductionRoutes.deductions, { scope: 'open' }));
const waitingMerge = async (one: Reader): Promise<Params> => firstId(await one.read(householdChangeRoutes.waitingMerges));
const toMerge = (field: string, head: string): Deed => inTurn(write(new RegExp(`^${field}`), head), tap(new RegExp(`^${head}家`)));
const ofOffice =
  (route: typeof standardRoutes.templates | typeof standardRoutes.officeStandards) =>
  async (one: Reader): Promise<Params> => {
    const organizationId = (await one.read(identityRoutes.me)).organizations[0]?.organizationId ?? '';
    return { office: organizationId, ...firstId(await one.read(route, {}, { organizationId })) };
  };
const published = async (one: Reader): Promise<Params> => ({
  id: (await one.read(panelRoutes.publications, { scope: 'open' })).items[0]?.applicationId ?? '',
});

const TOLD = { tell: tap(/. 记为已告知$/), family: tap(/全家都告诉了$/) };

/** Who opens each page, and what of. A page of the app that is not named here stops the tool. */
const VISITS: Readonly<Record<string, Visit | Readonly<Record<string, Visit>>>> = {
  'pages/home': { '': villager(), officer: by(TOWNSHIP), cadre: by(SECRETARY) },
  'pages/points': villager(),
  'pages/store': villager(),
  'pages/inbox': villager(),
  'pages/me': villager(undefined, { password: tap(/^修改密码/) }),
  'pages/login': {},
  'pages/first-password': { as: VILLAGER, passwordGiven: true, then: { missing: tap('改好，继续') } },
  'pages/join': villager(),
  'pages/invitation': by(HEAD, async one => {
    const { householdId = null } = (await one.read(identityRoutes.me)).memberships[0] ?? {};
    return { token: householdId === null ? '' : (await one.send(identityRoutes.createInvitation, { householdId })).token };
  }),
  'pages/outbox': villager(),
  'pkg-points/apply': villager(undefined, {
    form: APPLY,
    photo: inTurn(APPLY, takePhoto),
    refused: inTurn(APPLY, microphone(false), tap('按一下，开始说'), words(/^麦克风没有打开/)),
    recording: speak,
    said: inTurn(speak, tap('说完了'), words(/^播放录音/)),
  }),
  'pkg-points/applications': villager(),
  'pkg-points/application': villager(async one => firstId(await one.read(pointsRoutes.myApplications))),
  'pkg-points/statement': villager(undefined, { check: tap(/^核对：/) }),
  'pkg-points/rules': villager(),
  'pkg-points/rule-versions': villager(),
  'pkg-points/rule-set': villager(async one => firstId(await one.read(ruleSetRoutes.ruleSets))),
  'pkg-points/honour': villager(),
  'pkg-points/fund': villager(),
  'pkg-points/fund-report': villager(),
  'pkg-points/publications': villager(undefined, { object: tap(/提异议$/), results: tap('异议结果') }),
  'pkg-points/book': villager(one => Promise.resolve({ villageId: one.villageId })),
  'pkg-points/book-day': villager(async one => ({
    villageId: one.villageId,
    number: String((await one.read(sealedBookRoutes.bookBlocks)).items[0]?.head.number ?? 1),
  })),
  'pkg-store/goods': villager(async one => firstId(await one.read(storeRoutes.shelf)), { reserve: tap('预留兑换') }),
  'pkg-store/redemptions': villager(),
  'pkg-store/redemption': villager(async one => firstId(await one.read(storeRoutes.myRedemptions))),
  'pkg-checklists/services': villager(),
  'pkg-checklists/service': villager(async one => ({ id: await service(one) })),
  'pkg-checklists/start': villager(async one => ({ itemId: await service(one) })),
  'pkg-checklists/requests': villager(),
  'pkg-checklists/request': villager(async one => firstId(await one.read(checklistsRoutes.myRequests))),
  'pkg-life/notices': villager(),
  'pkg-life/notice': {
    '': villager(async one => firstId(await one.read(noticesRoutes.notices))),
    office: by(SECRETARY, async one => firstId(await one.read(noticesRoutes.notices)), { withdraw: tap('撤回通知') }),
  },
  'pkg-life/parlour': villager(),
  'pkg-life/thread': {
    '': villager(async one => firstId(await one.read(parlourRoutes.parlourThreads))),
    office: by(SECRETARY, async one => firstId(await one.read(parlourRoutes.parlourThreads))),
  },
  'pkg-life/letter': villager(undefined, { said: inTurn(record, tap('说完了'), words(/^播放录音/)) }),
  'pkg-life/activities': villager(),
  'pkg-life/activity': { '': villager(activity), office: by(SECRETARY, activity, { change: tap('改时间地点'), cancel: tap('取消活动') }) },
  'pkg-life/check-in': villager(activity),
  'pkg-life/honours': villager(),
  'pkg-life/honour': {
    '': villager(async one => firstId(await one.read(activitiesRoutes.honours))),
    office: by(SECRETARY, async one => firstId(await one.read(activitiesRoutes.honours)), { revoke: tap('撤销荣誉') }),
  },
  'pkg-life/invite': {
    '': by(HEAD, undefined, { made: tap(/做一个/) }),
    member: villager(),
    village: by(SECRETARY, () => Promise.resolve({ of: 'village' }), { made: tap('做一个进村邀请') }),
  },
  'pkg-life/helpers': villager(undefined, { grant: tap('请一位代办人'), code: tap('出示我的代办码'), witness: tap(/^属实，/) }),
  'pkg-work/workbench': by(SECRETARY),
  'pkg-work/publish': by(SECRETARY),
  'pkg-work/receipts': by(SECRETARY, async one => firstId(await one.read(noticesRoutes.notices)), TOLD),
  'pkg-life/complaints': villager(),
  'pkg-life/complaint': {
    '': villager(async one => firstId(await one.read(complaintsRoutes.myComplaints))),
    office: by(SUPERVISOR, async one => firstId(await one.read(complaintsRoutes.complaintQueue)), {
      close: inTurn(write(/^答复/, '已经查清'), tap('办结')),
    }),
  },
  'pkg-life/complaint-form': villager(undefined, { missing: tap('提交'), about: tap('是，我来选') }),
  'pkg-life/complaint-queue': by(SUPERVISOR),
  'pkg-life/office-complaints': by(TOWNSHIP),
  'pkg-life/office-complaint': by(TOWNSHIP, async one => {
    const office = (await one.read(identityRoutes.me)).organizations[0]?.organizationId ?? '';
    const [first] = (await one.read(complaintsRoutes.complaintsBelow, {}, { organizationId: office })).items;
    return { office, village: first?.villageId ?? '', id: first?.id ?? '' };
  }),
  'pkg-work/letters': by(SECRETARY),
  'pkg-work/review': {
    '': by(KEEPER, undefined, { return: tap('退回补充'), reject: tap('不通过') }),
    household: by(KEEPER, async one => ({ householdId: (await one.read(pointsRoutes.queue)).items[0]?.householdId ?? '' })),
    done: by(KEEPER, () => Promise.resolve({ householdId: NOBODY })),
  },
  'pkg-work/batch': by(KEEPER),
  'pkg-work/decided': { '': by(KEEPER, undefined, { reverse: tap(/^扣回：/), mine: tap('我审的') }), reviewer: by(SECRETARY) },
  'pkg-work/panel': { '': by(SECRETARY), supervisor: by(SUPERVISOR), voted: by(SECRETARY, undefined, { list: tap('我评过的') }) },
  'pkg-work/recorded': by(SECRETARY),
  'pkg-work/record-form': by(SECRETARY, undefined, {
    whom: inTurn(tap(/^夜间值守/), write(/^输入姓名/, '罗晓燕')),
    missing: inTurn(tap(/^夜间值守/, '记下，交审核')),
  }),
  'pkg-work/relatives': by(KEEPER),
  'pkg-work/draw': by(SUPERVISOR, published),
  'pkg-work/proxies': by(SECRETARY, undefined, { revoke: tap(/^收回 /) }),
  'pkg-work/proxy-form': by(SECRETARY, undefined, { missing: tap('送见证人确认') }),
  'pkg-work/deductions': by(STRICT_SECRETARY),
  'pkg-work/deduction-form': by(STRICT_SECRETARY),
  'pkg-points/deductions': by(STRICT_VILLAGER),
  'pkg-points/deduction': {
    '': by(STRICT_VILLAGER, myDeduction),
    office: by(STRICT_SECRETARY, openDeduction, { withdraw: tap(/^撤回/) }),
  },
  'pkg-points/household-change': {
    '': by(SECRETARY, async one => firstId(await one.read(householdChangeRoutes.householdChanges))),
    waiting: by(SECRETARY, waitingMerge, { confirm: tap('核对无误，确认并户'), drop: tap('这件不办了') }),
    filed: by(SECOND_CADRE, waitingMerge),
  },
  'pkg-work/household-splits': by(SECRETARY),
  'pkg-work/split-form': by(SECRETARY, undefined, {
    people: inTurn(write(/^给哪一户/, '罗国华'), tap(/^罗国华家/)),
    missing: inTurn(write(/^给哪一户/, '罗国华'), tap(/^罗国华家/, /^罗秀英/, '办理分户')),
  }),
  'pkg-work/merge-form': by(SECRETARY, undefined, {
    open: inTurn(toMerge('哪一户并掉', '罗国华'), toMerge('并到哪一户', '李建平')),
    same: inTurn(toMerge('哪一户并掉', '李建平'), toMerge('并到哪一户', '李建平')),
    missing: inTurn(toMerge('哪一户并掉', '李建平'), toMerge('并到哪一户', '杨德明'), tap('登记并户')),
  }),
  'pkg-work/lane-settings': by(SECRETARY),
  'pkg-work/roles': by(SECRETARY, undefined, { end: tap(/^免去/), record: tap(/^任命记录：/) }),
  'pkg-work/role-form': by(SECRETARY, undefined, {
    find: inTurn(write(/^任命谁/, '罗晓燕'), words(/罗国华家/)),
    reviewer: inTurn(write(/^任命谁/, '罗晓燕'), tap(/^罗晓燕/, '评议员')),
    missing: inTurn(tap('评议员'), tap('任命')),
  }),
  'pkg-work/role-changes': by(SUPERVISOR),
  'pkg-work/claims': by(SECRETARY),
  'pkg-work/roster': by(SECRETARY, undefined, { found: inTurn(write(/^输入户主/, '罗秀英'), words(/家里有：罗秀英/)) }),
  'pkg-work/roster-household': by(SECRETARY, async one => firstId(await one.read(identityRoutes.listHouseholds)), {
    change: tap(/^更改/),
    phone: tap(/^更改/, /^改手机号/),
    // Only of somebody who has logged in.
    release: inTurn(tapAt(/(?<!没有)登录过/, /^更改/), tap(/^停用登录/)),
  }),
  'pkg-work/roster-form': by(SECRETARY, undefined, { missing: tap('登记') }),
  'pkg-work/roster-changes': by(SUPERVISOR),
  'pkg-work/counter': by(STORE),
  'pkg-work/counter-household': by(STORE, async one => firstId(await one.read(identityRoutes.listHouseholds))),
  'pkg-work/stock': by(STORE),
  'pkg-work/stock-item': by(STORE, async one => ({ id: await stocked(one) }), { price: tap('改价') }),
  'pkg-work/goods-form': by(STORE),
  'pkg-work/receive': by(STORE, async one => ({ goodsId: await stocked(one) })),
  'pkg-work/orders': by(STORE, undefined, { fetched: tap('已领取') }),
  'pkg-work/request-queue': by(SECRETARY),
  'pkg-work/request-work': by(SECRETARY, async one => firstId(await one.read(checklistsRoutes.checklistQueue))),
  'pkg-work/rule-form': by(SECRETARY, draftId),
  'pkg-work/rule-compare': by(SECRETARY, draftId),
  'pkg-work/rule-simulate': by(SECRETARY, draftId),
  'pkg-work/rule-adopt': by(SECRETARY, draftId),
  'pkg-work/rule-sheet': by(SECRETARY, draftId),
  'pkg-work/standards': by(SECRETARY),
  'pkg-work/standard': by(SECRETARY, async one => firstId(await one.read(standardRoutes.standards))),
  'pkg-work/templates': by(TOWNSHIP),
  'pkg-work/opened-rules': by(TOWNSHIP),
  'pkg-work/office-standard': {
    '': by(TOWNSHIP, ofOffice(standardRoutes.officeStandards)),
    own: by(TOWNSHIP, ofOffice(standardRoutes.templates), { withdraw: tap('撤下') }),
  },
  'pkg-work/activity-form': by(SECRETARY),
  'pkg-work/activity-roster': by(SECRETARY, activity),
  'pkg-work/activity-code': by(SECRETARY, beginning),
  'pkg-work/honour-form': by(SECRETARY, undefined, {
    missing: tap('授予'),
    ask: inTurn(tap('身边好人'), write(/^届次/, '本年度'), write(/^按户名/, '罗国华'), tap(/罗国华家/, '授予 1 户')),
  }),
  'pkg-work/points-book': by(SUPERVISOR, undefined, { group: tap('按组'), rule: tap('按细则'), household: tap(/家.* 分$/) }),
  'pkg-work/fund-book': by(SECRETARY, undefined, { record: tap('登记一笔') }),
  'pkg-work/village-settings': by(SECRETARY, undefined, { yearly: tap('每年清零'), rolling: tap('一年过期'), store: tap('集中兑换') }),
};

const isVisit = (one: Visit | Readonly<Record<string, Visit>>): one is Visit => 'as' in one || Object.keys(one).length === 0;

export interface PageVisit extends Visit {
  /** `pkg-points/apply` */
  readonly name: string;
  /** `/pkg-points/pages/apply/index` */
  readonly path: string;
}

/** Every page that app.config.ts declares, in its order. */
export function everyPage(): PageVisit[] {
  const config = readFileSync(join(repositoryRoot, 'apps', 'miniprogram', 'src', 'app.config.ts'), 'utf8').split('window: {')[0] ?? '';
  const found: PageVisit[] = [];
  let root = '';
  for (const [, nextRoot, page] of config.matchAll(/root: '([\w-]+)'|'(pages\/[\w-]+\/index)'/g)) {
    if (nextRoot !== undefined) {
      root = nextRoot;
      continue;
    }
    const name = `${root === '' ? '' : `${root}/`}${page ?? ''}`.replace(/\/index$/, '').replace(/(?<=.)\/pages\//, '/');
    const visits = VISITS[name];
    if (!visits) throw new Error(`visits.ts does not say who opens ${name}`);
    const path = `/${root === '' ? '' : `${root}/`}${page ?? ''}`;
    // Several people see one page differently.
    const several = isVisit(visits) ? { '': visits } : visits;
    for (const [whose, visit] of Object.entries(several)) found.push({ ...visit, name: whose === '' ? name : `${name}-${whose}`, path });
  }
  return found;
}
