import { checklistsRoutes, inboxRoutes, type ChecklistQueuePage } from '@jishan/contracts';
import { aStep, ChecklistsVillage, group } from '../../../test/checklists-village';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { addWorkingDays, resumeLimit, villageDay } from '../../platform/calendar';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';
import { EscalateOverdue } from './requests/escalate-overdue';

let here: TestVillage;
let v: ChecklistsVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  v = await ChecklistsVillage.people(here);
});

/** Asked anew each time: a run may go on past midnight. */
const today = (): string => villageDay(new Date());
const daysAgo = (days: number): string => villageDay(new Date(Date.now() - days * 86_400_000));
const queue = async (who: Inhabitant, query: Record<string, string> = {}): Promise<ChecklistQueuePage> =>
  (await here.call(who, checklistsRoutes.checklistQueue, { query })).body;
const ids = async (who: Inhabitant, query: Record<string, string> = {}): Promise<string[]> =>
  (await queue(who, query)).items.map(item => item.id);
const escalate = () => here.app.get(EscalateOverdue).run(new Date());

describe('the queue', () => {
  it('holds what waits for one’s post, the nearest limit first, with counts', async () => {
    const [a, b, c] = [await v.started(), await v.started(), await v.started()];
    await v.dueOn(a, daysAgo(-900));
    await v.dueOn(b, daysAgo(3));
    await v.dueOn(c, daysAgo(-300));
    const page = await queue(v.cadre);
    expect(page.items.map(item => item.id)).toEqual([b, c, a]);
    expect(page).toMatchObject({
      waiting: 3,
      overdue: 1,
      items: [
        { overdue: true, itemName: '用电报装', householdName: '罗家', groupName: '一组', post: 'cadre', stepTitle: '受理' },
        { overdue: false },
        {},
      ],
    });
    const first = await queue(v.cadre, { limit: '2' });
    expect(await ids(v.cadre, { limit: '2', cursor: first.nextCursor ?? '' })).toEqual([a]);
    expect(await ids(v.cadre, { overdue: 'yes' })).toEqual([b]);
    expect(
      (await here.call(v.cadre, checklistsRoutes.checklistQueue, { query: { cursor: Buffer.from('["never","x"]').toString('base64url') } }))
        .status,
    ).toBe(400);
  });

  it('what was asked, done, refused or withdrawn waits for nobody; all still shows what runs', async () => {
    const [asked, done, refused, withdrawn] = [await v.started(), await v.started([aStep()]), await v.started(), await v.started()];
    await v.ask(asked, 1);
    await v.finish(done, 1);
    await v.refuse(refused, 1);
    await v.withdraw(withdrawn);
    expect(await queue(v.cadre)).toMatchObject({ items: [], waiting: 0, overdue: 0 });
    expect(await ids(v.cadre, { scope: 'all' })).toEqual([asked]);
    expect(await queue(v.cadre, { scope: 'all' })).toMatchObject({ waiting: 0, overdue: 0 });
    const late = await v.started();
    await v.dueOn(late, daysAgo(1));
    expect(await queue(v.cadre, { scope: 'all' })).toMatchObject({ waiting: 1, overdue: 1 });
    expect(await queue(v.cadre, { scope: 'all', overdue: 'yes', limit: '1' })).toMatchObject({ waiting: 1, overdue: 1 });
  });

  it('a group’s leader has the own group’s; other posts their own; the supervisor looks on', async () => {
    const id = await v.started([aStep({ post: 'group_leader' }), aStep({ post: 'secretary' })]);
    const leader = await v.neighbour({ roles: ['group_leader'] });
    const otherLeader = await v.neighbour({ roles: ['group_leader'] }, await group(here, v.villageId, '二组'));
    expect(await ids(leader)).toEqual([id]);
    for (const who of [otherLeader, v.cadre, v.secretary]) expect(await ids(who)).toEqual([]);
    expect(await ids(otherLeader, { scope: 'all' })).toEqual([]);
    expect((await v.finish(id, 1, otherLeader)).status).toBe(404);
    expect((await v.finish(id, 1, leader)).body.steps[0]?.doneByRole).toBe('group_leader');
    expect(await ids(leader)).toEqual([]);
    expect(await ids(v.secretary)).toEqual([id]);
    const supervisor = await here.person(v.villageId, { roles: ['supervisor'] });
    expect(await ids(supervisor)).toEqual([]);
    expect(await ids(supervisor, { scope: 'all' })).toEqual([id]);
  });

  it('a step that no holder of its post may work comes to the secretary', async () => {
    const id = await v.started([aStep({ post: 'village_admin' })]);
    expect(await ids(v.secretary)).toEqual([id]);
    const assigned = await here.owner.query<{ payload: { personIds: string[]; role: string } }>(
      `SELECT payload FROM outbox_event WHERE subject_id = $1`,
      [id],
    );
    expect(assigned.rows.map(row => row.payload)).toMatchObject([{ personIds: [v.secretary.personId], role: 'village_admin' }]);
    await here.person(v.villageId, { roles: ['village_admin'] });
    expect(await ids(v.secretary)).toEqual([]);
  });
});

describe('the clock', () => {
  it('starts with each step, in working days', async () => {
    const id = await v.started([aStep({ dueDays: 3 }), aStep({ dueDays: 10 })]);
    const first = (await v.read(id)).body;
    expect(first.dueOn).toBe(addWorkingDays(today(), 3));
    expect(first.expectedOn).toBe(addWorkingDays(addWorkingDays(today(), 3), 10));
    const second = (await v.finish(id, 1)).body;
    expect(second.dueOn).toBe(addWorkingDays(today(), 10));
    expect(second.steps[1]?.startedAt).not.toBeNull();
  });

  it('stands still while the household is asked, however long that takes', async () => {
    const id = await v.started();
    const asked = daysAgo(20);
    await v.dueOn(id, asked);
    await v.ask(id, 1);
    await here.owner.query('UPDATE checklist_request SET paused_on = $2 WHERE id = $1', [id, asked]);
    expect((await v.read(id)).body).toMatchObject({ overdue: false, dueOn: null });
    await escalate();
    expect((await v.read(id)).body).toMatchObject({ status: 'waiting_for_applicant', escalated: false });
    const answered = (await v.answer(id)).body;
    expect(answered.dueOn).toBe(resumeLimit(asked, asked, today()));
    expect(answered.overdue).toBe(false);
  });
});

describe('what is late', () => {
  it('goes to the secretary once, by name of the household’s matter, and leaves with the step', async () => {
    const [late, intime] = [await v.started(), await v.started()];
    await v.dueOn(late, daysAgo(1));
    await v.dueOn(intime, today());
    await Promise.all([escalate(), escalate(), escalate()]);
    await escalate();
    expect((await v.read(late)).body).toMatchObject({ overdue: true, escalated: true, status: 'open' });
    expect((await v.read(intime)).body).toMatchObject({ overdue: false, escalated: false });
    expect((await v.read(late)).body.events.map(event => [event.kind, event.byRole])).toEqual([
      ['started', null],
      ['escalated', null],
    ]);
    expect(await ids(v.secretary)).toEqual([late]);
    const told = await here.owner.query(
      `SELECT payload->'personIds' AS persons FROM outbox_event WHERE subject_id = $1 AND payload->>'delayed' = 'true'`,
      [late],
    );
    expect(told.rows).toEqual([{ persons: [v.secretary.personId] }]);
    expect(await ids(v.cadre)).toContain(late);
    await v.finish(late, 1);
    expect((await v.read(late)).body).toMatchObject({ overdue: false, escalated: false });
    expect(await ids(v.secretary)).toEqual([]);
  });

  it('the inbox of post and household says so', async () => {
    const id = await v.started([aStep()]);
    await v.finish(id, 1);
    await here.app.get(OutboxDispatcher).drain();
    const kindsOf = async (who: Inhabitant): Promise<string[]> =>
      (await here.call(who, inboxRoutes.inbox)).body.items.filter(item => item.subjectId === id).map(item => item.kind);
    expect(await kindsOf(v.cadre)).toEqual(['request_assigned']);
    expect(await kindsOf(v.villager)).toEqual(['request_finished']);
    expect(await kindsOf(v.secretary)).toEqual([]);
  });
});
