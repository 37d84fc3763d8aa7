import { decidedRoutes, panelRoutes, pointsRoutes, type DecidedApplication } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let our: PanelVillage;
let reviewer: Inhabitant;
let rule: string;

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  our = await PanelVillage.people(here, 2);
  reviewer = our.reviewers[0] as Inhabitant;
  rule = await here.rule(our.villageId, { title: '院落五清' });
});
afterEach(async () => expect(await here.faults()).toEqual([]));

const submit = async (id = uuidv7(), who = our.villager): Promise<string> => {
  const { status } = await here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId: rule, text: '扫干净了', photoIds: [] } });
  expect(status).toBe(200);
  return id;
};
const approve = async (id: string, who: Inhabitant = reviewer): Promise<string> => {
  expect((await here.call(who, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} })).status).toBe(200);
  return id;
};
const approved = async (who: Inhabitant = reviewer): Promise<string> => approve(await submit(), who);
const refuse = async (route: typeof pointsRoutes.rejectApplication | typeof pointsRoutes.returnApplication): Promise<string> => {
  const applicationId = await submit();
  expect((await here.call(reviewer, route, { params: { applicationId }, body: { reason: '照片看不清' } })).status).toBe(200);
  return applicationId;
};
const page = (who: Inhabitant, query: Record<string, string> = {}) => here.call(who, decidedRoutes.decidedApplications, { query });
const decided = async (who: Inhabitant, query: Record<string, string> = {}): Promise<readonly DecidedApplication[]> => {
  const { status, body } = await page(who, { limit: '100', ...query });
  expect(status).toBe(200);
  return body.items;
};
const ids = async (who: Inhabitant, query: Record<string, string> = {}): Promise<string[]> =>
  (await decided(who, query)).map(item => item.id);
const ways = async (who: Inhabitant): Promise<Record<string, string | null>> =>
  Object.fromEntries((await decided(who)).map(item => [item.id, item.wayBack]));
const letTheHourPass = (id: string) =>
  here.owner.query(`UPDATE points_application SET decided_at = decided_at - interval '61 minutes' WHERE id = $1`, [id]);

it('what was decided last comes first, whatever ids the phones made, page by page without a gap', async () => {
  const made = Array.from({ length: 5 }, () => uuidv7());
  // The later an id was made, the earlier it is sent and decided.
  for (const id of [...made].reverse()) await approve(await submit(id));
  expect(await ids(reviewer)).toEqual(made);
  // Several in one moment, as a batch decides them: then the id says, and no page leaves one out.
  const batch = [await submit(), await submit(), await submit()];
  await here.call(reviewer, pointsRoutes.approveMany, { body: { applicationIds: batch } });
  const all = [...[...batch].sort().reverse(), ...made];
  const walked: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await page(reviewer, { limit: '2', ...(cursor === undefined ? {} : { cursor }) });
    walked.push(...body.items.map(item => item.id));
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  expect(walked).toEqual(all);
  const keepers = await page(our.keeper, { limit: '2' });
  const next = await page(our.keeper, { limit: '100', cursor: keepers.body.nextCursor ?? '' });
  expect([...keepers.body.items, ...next.body.items].map(item => item.id)).toEqual(all);
});

it('tells what became of each; what waits, was withdrawn or is not out of hand yet is not among them', async () => {
  const credited = await approved();
  const [rejected, returned] = [await refuse(pointsRoutes.rejectApplication), await refuse(pointsRoutes.returnApplication)];
  const withdrawn = await refuse(pointsRoutes.returnApplication);
  await here.call(our.villager, pointsRoutes.withdrawApplication, { params: { applicationId: withdrawn }, body: {} });
  await submit();
  await our.publicized(await here.rule(our.villageId, { lane: 'full' }));
  const items = await decided(reviewer);
  expect(items.map(({ id, status, decisionReason, wayBack }) => [id, status, decisionReason, wayBack])).toEqual([
    [returned, 'returned', '照片看不清', null],
    [rejected, 'rejected', '照片看不清', null],
    [credited, 'credited', null, 'undo'],
  ]);
  expect(items[2]).toMatchObject({ householdName: '罗秀英家', decidedByRole: '评议员', pointsAwarded: 2, mine: true });
  await here.call(our.villager, pointsRoutes.supplementApplication, {
    params: { applicationId: returned },
    body: { text: '补了', photoIds: [] },
  });
  expect(await ids(reviewer)).toEqual([rejected, credited]);
});

it('whoever may take back sees everybody’s, or only the own; a reviewer the own, whatever is asked for', async () => {
  const others = await approved();
  const own = await approved(our.keeper);
  expect(await ids(our.keeper)).toEqual([own, others]);
  expect(await ids(our.keeper, { scope: 'all' })).toEqual([own, others]);
  expect(await ids(our.keeper, { scope: 'mine' })).toEqual([own]);
  expect((await decided(our.keeper)).map(item => item.mine)).toEqual([true, false]);
  expect(await ids(our.secretary, { scope: 'mine' })).toEqual([]);
  const queries: Record<string, string>[] = [{}, { scope: 'all' }, { scope: 'mine' }];
  for (const query of queries) expect(await ids(reviewer, query)).toEqual([others]);
  expect(await ids(our.reviewers[1] as Inhabitant, { scope: 'all' })).toEqual([]);
  for (const who of [our.villager, our.supervisor]) expect((await page(who)).status).toBe(403);
  expect((await page(our.keeper, { scope: 'theirs' })).status).toBe(400);
  const elsewhere = await PanelVillage.people(here, 1);
  expect(await ids(elsewhere.keeper)).toEqual([]);
});

it('says the way back that the books will go: the own within the hour, then with a reason, and once', async () => {
  const [late, fresh] = [await approved(), await approved()];
  await letTheHourPass(late);
  expect(await ways(reviewer)).toEqual({ [fresh]: 'undo', [late]: null });
  expect(await ways(our.keeper)).toEqual({ [fresh]: 'reverse', [late]: 'reverse' });

  const undo = (applicationId: string) => here.call(reviewer, panelRoutes.undoApproval, { params: { applicationId }, body: {} });
  expect((await undo(late)).problem.code).toBe('POINTS.UNDO_TOO_LATE');
  expect((await undo(fresh)).status).toBe(200);
  const back = await here.call(our.keeper, pointsRoutes.reverseCredit, { params: { applicationId: late }, body: { reason: '重复记分' } });
  expect(back.status).toBe(200);
  expect(await ways(our.keeper)).toEqual({ [fresh]: null, [late]: null });
  expect((await decided(our.keeper)).map(({ id, status, decisionReason }) => [id, status, decisionReason])).toEqual([
    [fresh, 'reversed', expect.any(String)],
    [late, 'reversed', '重复记分'],
  ]);
  expect(await here.balance(our.villager.householdId ?? '')).toBe(0);
});

it('what a panel has credited is nobody’s own, and is taken back with a reason only', async () => {
  const id = await our.publicized(await here.rule(our.villageId, { lane: 'full' }));
  await our.letPublicationEnd(id);
  expect(await our.creditDue()).toBe(1);
  expect(await decided(our.keeper)).toEqual([expect.objectContaining({ id, mine: false, wayBack: 'reverse', decidedByRole: '评议小组' })]);
  for (const who of our.reviewers) expect(await ids(who)).toEqual([]);
});

it('the own household’s, a represented one’s and a relative’s are not among them', async () => {
  const own = await approve(await submit(uuidv7(), our.keeper), reviewer);
  const theirs = await approved();
  expect(await ids(our.keeper)).toEqual([theirs]);
  expect(await ids(our.secretary)).toEqual([theirs, own]);
  await here.proxy(our.villager, our.secretary);
  expect(await ids(our.secretary)).toEqual([own]);
  const relative = { householdId: our.villager.householdId ?? '', related: true };
  // Declared after the decision: it is not theirs to look at any more.
  await here.call(reviewer, panelRoutes.declareRelative, { body: relative });
  expect(await ids(reviewer)).toEqual([own]);
});
