import { APPLICATION_STATUSES, panelRoutes, pointsRoutes, type ApplicationStatus } from '@jishan/contracts';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';

/** Every state of the full lane × every step that somebody might try. What is not named here is refused with the code beside it. */
let here: TestVillage;
let our: PanelVillage;
let full: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here, 7);
  full = await here.rule(our.villageId, { lane: 'full', points: 3 });
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const decide = (route: typeof pointsRoutes.returnApplication | typeof pointsRoutes.rejectApplication, id: string) =>
  here.call(our.keeper, route, { params: { applicationId: id }, body: { reason: '缺照片' } });

const reach: Readonly<Record<ApplicationStatus, () => Promise<string>>> = {
  submitted: () => our.submit(full),
  returned: async () => {
    const id = await our.submit(full);
    await decide(pointsRoutes.returnApplication, id);
    return id;
  },
  rejected: async () => {
    const id = await our.submit(full);
    await decide(pointsRoutes.rejectApplication, id);
    return id;
  },
  withdrawn: async () => {
    const id = await our.submit(full);
    await our.withdraw(id);
    return id;
  },
  in_review: () => our.inReview(full),
  publicized: () => our.publicized(full),
  objected: () => our.objected(full),
  overturned: async () => {
    const id = await our.objected(full);
    await our.allVote(id, true);
    return id;
  },
  upheld: async () => {
    const id = await our.objected(full);
    await our.allVote(id, false);
    return id;
  },
  credited: async () => {
    const id = await our.publicized(full);
    await our.letPublicationEnd(id);
    await our.creditDue();
    return id;
  },
  reversed: async () => {
    const id = await reach.credited();
    await here.call(our.keeper, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '重复' } });
    return id;
  },
};

interface Ask {
  readonly status: number;
  readonly problem?: { readonly code?: string };
}
/** Who votes: somebody who is asked, or else somebody who has voted. */
const voter = async (id: string): Promise<Inhabitant> => {
  const [asked] = await our.asked(id);
  if (asked) return asked;
  const seat = (await our.record(id)).rounds?.at(-1)?.seats.at(-1);
  return our.everybody.find(one => one.personId === seat?.personId) ?? (our.reviewers[0] as Inhabitant);
};
const stranger = async (): Promise<Inhabitant> =>
  here.person(our.villageId, { householdId: await here.household(our.villageId, '赵家'), name: '赵五' });

const steps = {
  approve: id => here.call(our.keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} }),
  check: id => our.pass(id),
  sendBack: id => decide(pointsRoutes.returnApplication, id),
  reject: id => decide(pointsRoutes.rejectApplication, id),
  vote: async id => our.vote(await voter(id), id, true),
  object: async id => our.object(await stranger(), id),
  withdraw: id => our.withdraw(id),
  supplement: id =>
    here.call(our.villager, pointsRoutes.supplementApplication, { params: { applicationId: id }, body: { text: '补了', photoIds: [] } }),
  reverse: id => here.call(our.keeper, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '重复' } }),
  undo: id => here.call(our.keeper, panelRoutes.undoApproval, { params: { applicationId: id }, body: {} }),
} satisfies Record<string, (id: string) => Promise<Ask>>;
type Step = keyof typeof steps;

const DECIDED = 'POINTS.APPLICATION_ALREADY_DECIDED';
const MISSING = 'RESOURCE.NOT_FOUND';
const otherwise: Readonly<Record<Step, string>> = {
  approve: DECIDED,
  check: DECIDED,
  sendBack: DECIDED,
  reject: DECIDED,
  vote: MISSING,
  object: MISSING,
  withdraw: DECIDED,
  supplement: 'POINTS.APPLICATION_NOT_RETURNED',
  reverse: 'POINTS.NOT_REVERSIBLE',
  undo: 'POINTS.UNDO_NOT_YOURS',
};
const CAST = 'POINTS.VOTE_CAST';
const OVER = 'POINTS.PUBLICATION_OVER';
/** `ok`, or another refusal than the usual one. */
const table: Readonly<Record<ApplicationStatus, Partial<Record<Step, string>>>> = {
  submitted: { approve: 'POINTS.LANE_FULL', check: 'ok', sendBack: 'ok', reject: 'ok', withdraw: 'ok' },
  in_review: { vote: 'ok', withdraw: 'ok' },
  publicized: { vote: CAST, object: 'ok', withdraw: 'ok' },
  objected: { vote: 'ok', object: 'ok' },
  overturned: { vote: CAST, object: 'ok', withdraw: 'ok' },
  returned: { withdraw: 'ok', supplement: 'ok' },
  credited: { vote: CAST, object: OVER, reverse: 'ok' },
  rejected: {},
  upheld: { vote: CAST, object: OVER },
  withdrawn: {},
  reversed: { vote: CAST, object: OVER },
};

describe.each(Object.keys(table) as ApplicationStatus[])('%s', status => {
  it.each(Object.keys(steps) as Step[])('%s', async step => {
    const id = await reach[status]();
    expect(await our.status(id)).toBe(status);
    const reply: Ask = await steps[step](id);
    const expected = table[status][step] ?? otherwise[step];
    expect(reply.status === 200 ? 'ok' : reply.problem?.code).toBe(expected);
    if (expected !== 'ok') expect(await our.status(id)).toBe(status);
  });
});

it('what is due after its 公示 counts as such before the clock came by: no objection, no withdrawal', async () => {
  const id = await reach.publicized();
  await our.letPublicationEnd(id);
  expect((await our.object(our.neighbour, id)).problem.code).toBe(OVER);
  expect((await our.withdraw(id)).problem.code).toBe(DECIDED);
  const open = await here.call(our.neighbour, panelRoutes.publications, { query: { limit: '100' } });
  expect(open.body.items.map(item => item.applicationId)).not.toContain(id);
  expect(await our.creditDue()).toBe(1);
});

it('one’s own, and the same household twice', async () => {
  const id = await reach.publicized();
  expect((await our.object(our.villager, id)).problem.code).toBe('POINTS.OBJECTION_OWN');
  expect((await our.object(our.neighbour, id, '不对')).status).toBe(400);
  expect((await our.object(our.neighbour, id, '电话 13812345678 可以问')).problem.code).toBe('REQUEST.PERSONAL_NUMBERS');
  expect((await our.object(our.neighbour, id)).status).toBe(200);
  expect((await our.object(our.neighbour, id)).problem.code).toBe('POINTS.OBJECTION_MADE');
});

it('a fast rule needs no panel; a mere reviewer makes no first check, nor sends a full one back', async () => {
  const fast = await our.submit(await here.rule(our.villageId));
  expect((await our.pass(fast)).problem.code).toBe('POINTS.LANE_FAST');
  const id = await our.submit(full);
  const reviewer = our.reviewers[0] as Inhabitant;
  expect((await our.pass(id, reviewer)).status).toBe(403);
  expect(
    (await here.call(reviewer, pointsRoutes.returnApplication, { params: { applicationId: id }, body: { reason: '不' } })).status,
  ).toBe(404);
  const queue = (await here.call(reviewer, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(item => item.id);
  expect(queue).toContain(fast);
  expect(queue).not.toContain(id);
});

const myOwn = async (query: Record<string, string>) =>
  (await here.call(our.villager, pointsRoutes.myApplications, { query: { limit: '100', ...query } })).body.items;

it('wherever on its way it is, a household finds it among those in hand; what wants something of it, or is final, is not among them', async () => {
  const ids = {} as Record<ApplicationStatus, string>;
  for (const status of APPLICATION_STATUSES) ids[status] = await reach[status]();
  const running = await myOwn({ state: 'running' });
  const found = APPLICATION_STATUSES.filter(status => running.some(item => item.id === ids[status]));
  expect(found).toEqual(['submitted', 'in_review', 'publicized', 'objected', 'overturned']);
  expect((await myOwn({ state: 'running', status: 'in_review' })).every(item => item.status === 'in_review')).toBe(true);
  expect(await myOwn({ state: 'running', status: 'credited' })).toEqual([]);
  const page = (await here.call(our.villager, pointsRoutes.myApplications, { query: { limit: '2', state: 'running' } })).body;
  const next = (
    await here.call(our.villager, pointsRoutes.myApplications, { query: { limit: '2', state: 'running', cursor: page.nextCursor ?? '' } })
  ).body;
  expect([...page.items, ...next.items].map(item => item.id)).toEqual(running.slice(0, 4).map(item => item.id));
});

it('how many wait is what stands in the queue of whoever asks: a keeper’s, a reviewer’s, a panel’s', async () => {
  await our.submit(full);
  await our.submit(await here.rule(our.villageId));
  const reviewer = our.reviewers[0] as Inhabitant;
  await our.submit(await here.rule(our.villageId), reviewer);
  await our.inReview(full);
  const waiting = async (who: Inhabitant, count: typeof pointsRoutes.queueCount | typeof panelRoutes.panelCount) =>
    (await here.call(who, count)).body.waiting;
  const queued = async (who: Inhabitant) => (await here.call(who, pointsRoutes.queue, { query: { limit: '100' } })).body.items.length;
  const [keepers, reviewers] = [await queued(our.keeper), await queued(reviewer)];
  expect(keepers).toBeGreaterThan(reviewers);
  expect(reviewers).toBeGreaterThan(0);
  expect([await waiting(our.keeper, pointsRoutes.queueCount), await waiting(reviewer, pointsRoutes.queueCount)]).toEqual([
    keepers,
    reviewers,
  ]);
  const seats = [];
  for (const who of our.reviewers) {
    const seat = (await here.call(who, panelRoutes.panelQueue, { query: { limit: '100', scope: 'waiting' } })).body.items.length;
    expect(await waiting(who, panelRoutes.panelCount)).toBe(seat);
    seats.push(seat);
  }
  expect(Math.max(...seats)).toBeGreaterThan(0);
  expect((await here.call(our.villager, pointsRoutes.queueCount)).status).toBe(403);
});
