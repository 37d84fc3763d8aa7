import { inboxRoutes, panelRoutes, pointsRoutes } from '@jishan/contracts';
import { PanelVillage } from '../../../../test/panel-village';
import { photoOf } from '../../../../test/photo-of';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let our: PanelVillage;
let full: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here, 8);
  full = await here.rule(our.villageId, { lane: 'full', points: 4 });
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const household = (): string => our.villager.householdId ?? '';
const awards = async (id: string): Promise<number> =>
  (await here.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ledger_transfer WHERE kind = 'award' AND cause_id = $1`, [id]))
    .rows[0]?.n ?? 0;

describe('many at once', () => {
  it('both votes at the same moment: one round, one outcome, no third', async () => {
    for (let n = 0; n < 10; n += 1) {
      const id = await our.inReview(full);
      const asked = await our.asked(id);
      const replies = await Promise.all(asked.map(who => our.vote(who, id, true)));
      expect(replies.map(reply => reply.status)).toEqual([200, 200]);
      const [round] = (await our.record(id)).rounds;
      expect(round).toMatchObject({ outcome: 'agreed' });
      expect(round?.seats).toHaveLength(2);
    }
  });

  it('two who differ at the same moment: exactly one third is drawn', async () => {
    for (let n = 0; n < 10; n += 1) {
      const id = await our.inReview(full);
      await Promise.all((await our.asked(id)).map((who, index) => our.vote(who, id, index === 0)));
      expect((await our.record(id)).rounds[0]?.seats).toHaveLength(3);
      expect(await our.asked(id)).toHaveLength(1);
    }
  });

  it('one person’s vote ten times at once, with keys of their own: it counts once', async () => {
    const id = await our.inReview(full);
    const [first] = (await our.asked(id)) as [Inhabitant];
    const replies = await Promise.all(Array.from({ length: 10 }, () => our.vote(first, id, true)));
    expect(replies.filter(reply => reply.status === 200)).toHaveLength(1);
    expect(await our.status(id)).toBe('in_review');
  });

  it('ten first checks at once draw one panel', async () => {
    const id = await our.submit(full);
    const replies = await Promise.all(Array.from({ length: 10 }, () => our.pass(id)));
    expect(replies.filter(reply => reply.status === 200)).toHaveLength(1);
    expect((await our.record(id)).rounds).toHaveLength(1);
  });

  it('withdraw against the deciding vote: it is withdrawn, whoever came first', async () => {
    for (let n = 0; n < 10; n += 1) {
      const id = await our.inReview(full);
      const [first, second] = (await our.asked(id)) as [Inhabitant, Inhabitant];
      await our.vote(first, id, true);
      const [vote, withdrawn] = await Promise.all([our.vote(second, id, true), our.withdraw(id)]);
      // Withdrawing is possible in 公示, too: the vote may have come first, never after.
      expect(withdrawn.status).toBe(200);
      expect([200, 409]).toContain(vote.status);
      expect(await our.status(id)).toBe('withdrawn');
      await our.letPublicationEnd(id);
      await our.creditDue();
      expect(await awards(id)).toBe(0);
    }
  });

  it('the clock in five processes at once: each is credited once', async () => {
    const before = await here.balance(household());
    const ids = await Promise.all(Array.from({ length: 12 }, () => our.publicized(full)));
    for (const id of ids) await our.letPublicationEnd(id);
    const ended = await Promise.all(Array.from({ length: 5 }, () => here.owner.query<{ n: number }>('SELECT points_credit_due(200) AS n')));
    await our.creditDue();
    expect(ended.length).toBe(5);
    for (const id of ids) expect(await awards(id)).toBe(1);
    expect(await here.balance(household())).toBe(before + 4 * ids.length);
  });

  it('objections in the last moment against the clock: either in time and not credited, or too late and credited', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => our.publicized(full)));
    const outcomes = await Promise.all(
      ids.map(async (id, n) => {
        await here.owner.query(
          `UPDATE points_application SET public_from = now() - interval '1 day', public_until = now() + $2 * interval '1 millisecond' WHERE id = $1`,
          [id, n * 8],
        );
        const [reply] = await Promise.all([our.object(our.neighbour, id), our.creditDue()]);
        return { id, objected: reply.status === 200 };
      }),
    );
    await new Promise(resolve => setTimeout(resolve, 200));
    await our.creditDue();
    for (const { id, objected } of outcomes) {
      expect({ id, status: await our.status(id), awards: await awards(id) }).toEqual({
        id,
        status: objected ? 'objected' : 'credited',
        awards: objected ? 0 : 1,
      });
    }
  });

  it('a cap holds where the credit is made: two of five that end together and one that a reviewer approves meanwhile', async () => {
    const capped = await here.rule(our.villageId, { lane: 'full', points: 1, cap: { times: 2, period: 'year', subject: 'household' } });
    const before = await here.balance(household());
    const ids = await Promise.all(Array.from({ length: 5 }, () => our.publicized(capped)));
    for (const id of ids) await our.letPublicationEnd(id);
    await here.owner.query(
      `INSERT INTO points_application_photo (village_id, application_id, position, media_id, sha256)
       SELECT o.village_id, a.id, 1, o.id, sha256(convert_to(a.id::text, 'UTF8')) FROM media_object o, unnest($2::uuid[]) a(id) WHERE o.id = $1`,
      [await photoOf(here, our.villager), ids],
    );
    await Promise.all([our.creditDue(), our.creditDue(), our.creditDue()]);
    const found = await Promise.all(ids.map(id => our.status(id)));
    expect(found.filter(status => status === 'credited')).toHaveLength(2);
    expect(found.filter(status => status === 'rejected')).toHaveLength(3);
    expect(await here.balance(household())).toBe(before + 2);
    const refused = ids[found.indexOf('rejected')] ?? '';
    const { body } = await here.call(our.villager, pointsRoutes.application, { params: { applicationId: refused } });
    expect(body.decisionReason).toBe('公示期满，但这条细则的次数已经用完，不能再入账。');
    await here.app.get(OutboxDispatcher).drain();
    const told = (await here.call(our.villager, inboxRoutes.inbox, { query: { limit: '100' } })).body.items;
    expect(told.filter(({ kind }) => kind === 'application_rejected').map(({ body: line }) => line)).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining(`原因：${body.decisionReason}`)),
    );
    // What came to nothing leaves its photos to be used again.
    const { rows } = await here.owner.query<{ live: boolean }>(
      'SELECT p.live FROM points_application_photo p WHERE p.application_id = ANY ($1) ORDER BY array_position($1, p.application_id)',
      [ids],
    );
    expect(rows.map(row => row.live)).toEqual(found.map(status => status === 'credited'));
  });

  it('stopped books credit nothing until they go on', async () => {
    const id = await our.publicized(full);
    await our.letPublicationEnd(id);
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [our.villageId]);
    expect(await our.creditDue()).toBe(0);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL WHERE id = $1', [our.villageId]);
    expect(await our.creditDue()).toBe(1);
  });

  it('a process that dies in the middle has credited nothing, and the next one does it', async () => {
    const id = await our.publicized(full);
    await our.letPublicationEnd(id);
    await here.owner.query('BEGIN');
    await here.owner.query('SELECT points_credit_due(200)');
    await here.owner.query('ROLLBACK');
    expect(await awards(id)).toBe(0);
    expect(await our.creditDue()).toBe(1);
    expect(await awards(id)).toBe(1);
  });
});

it('undo: the own slip within the hour, once, and the photos are free again; not a minute later, nor by others', async () => {
  const fast = await here.rule(our.villageId, { points: 2 });
  const undo = (who: Inhabitant, id: string) => here.call(who, panelRoutes.undoApproval, { params: { applicationId: id }, body: {} });
  const approved = async (): Promise<string> => {
    const id = await our.submit(fast);
    await here.call(our.keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
    return id;
  };
  const before = await here.balance(household());
  const id = await approved();
  expect((await undo(our.secretary, id)).problem.code).toBe('POINTS.UNDO_NOT_YOURS');
  const replies = await Promise.all(Array.from({ length: 5 }, () => undo(our.keeper, id)));
  expect(replies.filter(reply => reply.status === 200)).toHaveLength(1);
  expect(await here.balance(household())).toBe(before);
  expect(await our.status(id)).toBe('reversed');
  const late = await approved();
  await here.owner.query(`UPDATE points_application SET decided_at = now() - interval '61 minutes' WHERE id = $1`, [late]);
  expect((await undo(our.keeper, late)).problem).toMatchObject({ code: 'POINTS.UNDO_TOO_LATE', title: '撤销的时间已过' });
});
