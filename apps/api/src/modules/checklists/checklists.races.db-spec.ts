import { checklistsRoutes, OPEN_REQUESTS_MAX } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { anItem, aStep, ChecklistsVillage } from '../../../test/checklists-village';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let v: ChecklistsVillage;
let cadres: Inhabitant[];

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ChecklistsVillage.people(here);
  cadres = [
    v.cadre,
    v.secretary,
    await here.person(v.villageId, { roles: ['cadre'] }),
    await here.person(v.villageId, { roles: ['cadre'] }),
  ];
});
afterAll(() => here.close());

const cadre = (n: number): Inhabitant => cadres[n % cadres.length] ?? v.cadre;
const codes = (replies: readonly { status: number; problem?: { code?: string } }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const code = reply.status === 200 ? 'ok' : (reply.problem?.code ?? String(reply.status));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};
const kinds = async (id: string): Promise<string[]> => (await v.read(id)).body.events.map(event => event.kind);
/** What must hold of every request after whatever happened: its events have no gap, its steps are done from the front, ends are ends. */
const faults = async (): Promise<unknown[]> =>
  (
    await here.owner.query(`
    SELECT r.id, 'seq' AS fault FROM checklist_request r LEFT JOIN checklist_request_event e ON e.request_id = r.id GROUP BY r.id, r.last_seq HAVING count(e.seq) <> r.last_seq OR max(e.seq) <> r.last_seq
    UNION ALL SELECT r.id, 'steps' FROM checklist_request r JOIN checklist_request_step s ON s.request_id = r.id
      WHERE (s.done_at IS NOT NULL) <> (s.position < r.current_step OR (s.position = r.current_step AND r.status = 'finished'))
    UNION ALL SELECT r.id, 'clock' FROM checklist_request r JOIN checklist_request_step s ON s.request_id = r.id WHERE (s.started_at IS NOT NULL) <> (s.position <= r.current_step)
    UNION ALL SELECT r.id, 'ends' FROM checklist_request r JOIN checklist_request_event e ON e.request_id = r.id AND e.kind IN ('finished', 'refused', 'withdrawn') GROUP BY r.id HAVING count(*) > 1`)
  ).rows;
afterEach(async () => expect(await faults()).toEqual([]));

describe('many at once', () => {
  it('twenty cadres finish the same step: it is done once, and the next one is nobody’s yet', async () => {
    const id = await v.started();
    const replies = await Promise.all(Array.from({ length: 20 }, (_one, n) => v.finish(id, 1, cadre(n))));
    expect(codes(replies)).toEqual({ ok: 1, 'CHECKLISTS.STEP_ALREADY_DONE': 19 });
    expect((await v.read(id)).body).toMatchObject({ stepPosition: 2, status: 'open' });
    expect(await kinds(id)).toEqual(['started', 'step_done']);
  });

  it('the last step finished twice ends the request once', async () => {
    const id = await v.started([aStep()]);
    const replies = await Promise.all([v.finish(id, 1, cadre(0)), v.finish(id, 1, cadre(1))]);
    expect(codes(replies)).toEqual({ ok: 1, 'CHECKLISTS.REQUEST_CLOSED': 1 });
    expect(await kinds(id)).toEqual(['started', 'step_done', 'finished']);
  });

  it('the same draft fifty times with one key, and fifty times with fifty keys: one request', async () => {
    const itemId = await v.item();
    for (const key of ['start-once', undefined]) {
      const id = uuidv7();
      const replies = await Promise.all(Array.from({ length: 50 }, () => v.start(itemId, { id, ...(key ? { key } : {}) })));
      expect(codes(replies)).toEqual({ ok: 50 });
      expect(await kinds(id)).toEqual(['started']);
      if (key) expect(replies.filter(reply => reply.headers['idempotent-replayed'] === 'true')).toHaveLength(49);
      const told = await here.owner.query('SELECT count(*)::int AS n FROM outbox_event WHERE subject_id = $1', [id]);
      expect(told.rows).toEqual([{ n: 1 }]);
      await v.withdraw(id);
    }
  });

  it('a step finished fifty times with one key: one step, forty-nine replays', async () => {
    const id = await v.started();
    const replies = await Promise.all(Array.from({ length: 50 }, () => v.finish(id, 1, v.cadre, { key: 'finish-once' })));
    expect(codes(replies)).toEqual({ ok: 50 });
    expect(replies.filter(reply => reply.headers['idempotent-replayed'] === 'true')).toHaveLength(49);
    expect((await v.read(id)).body.stepPosition).toBe(2);
  });

  it('more than the household may have: exactly so many are started', async () => {
    const other = await v.neighbour();
    const itemId = await v.item();
    const replies = await Promise.all(Array.from({ length: OPEN_REQUESTS_MAX + 5 }, () => v.start(itemId, { by: other })));
    expect(codes(replies)).toEqual({ ok: OPEN_REQUESTS_MAX, 'CHECKLISTS.TOO_MANY_OPEN': 5 });
  });

  it('the template adopted by four at once is there once', async () => {
    const village = await ChecklistsVillage.people(here);
    const replies = await Promise.all(
      Array.from({ length: 4 }, () =>
        here.call(village.secretary, checklistsRoutes.adoptChecklistTemplate, { body: { template: 'public_services' } }),
      ),
    );
    expect(codes(replies)).toEqual({ ok: 4 });
    expect(replies.filter(reply => reply.body.adopted > 0)).toHaveLength(1);
  });

  it('a new version published by four at once: versions follow one another, one is in force', async () => {
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => here.call(v.secretary, checklistsRoutes.publishChecklistItem, { body: anItem({ code: 'RACE-1' }) })),
    );
    expect(Object.keys(codes(replies)).filter(code => code !== 'ok' && code !== 'VERSION.STALE')).toEqual([]);
    const { rows } = await here.owner.query<{ version: number; status: string }>(
      `SELECT version, status FROM checklist_item WHERE village_id = $1 AND code = 'RACE-1' ORDER BY version`,
      [v.villageId],
    );
    expect(rows.map(row => row.version)).toEqual(rows.map((_row, index) => index + 1));
    expect(rows.filter(row => row.status === 'in_force')).toHaveLength(1);
    expect(rows).toHaveLength(codes(replies)['ok'] ?? 0);
  });
});

describe('one against the other', () => {
  it('ask for more against finish: one of them, whichever was first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await v.started();
      const [asked, finished] = await Promise.all([v.ask(id, 1, cadre(round)), v.finish(id, 1, cadre(round + 1))]);
      const { status, stepPosition } = (await v.read(id)).body;
      if (asked.status === 200) {
        expect([finished.problem.code, status, stepPosition]).toEqual(['CHECKLISTS.WAITING_FOR_APPLICANT', 'waiting_for_applicant', 1]);
      } else {
        expect([asked.problem.code, finished.status, status, stepPosition]).toEqual(['CHECKLISTS.STEP_ALREADY_DONE', 200, 'open', 2]);
      }
      await v.withdraw(id);
    }
  });

  it('withdraw against the last step: withdrawn or finished, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await v.started([aStep()]);
      const [withdrawn, finished] = await Promise.all([v.withdraw(id), v.finish(id, 1, cadre(round))]);
      expect(codes([withdrawn, finished])).toEqual({ ok: 1, 'CHECKLISTS.REQUEST_CLOSED': 1 });
      expect((await v.read(id)).body.status).toBe(withdrawn.status === 200 ? 'withdrawn' : 'finished');
    }
  });

  it('answer against refuse, and two members answering: one outcome each', async () => {
    const member = await here.person(v.villageId, { householdId: v.household });
    const both = await v.started();
    await v.ask(both, 1);
    expect(codes(await Promise.all([v.answer(both), v.answer(both, member)]))).toEqual({ ok: 1, 'CHECKLISTS.NOT_WAITING': 1 });
    const id = await v.started();
    await v.ask(id, 1);
    const [answered, refused] = await Promise.all([v.answer(id), v.refuse(id, 1)]);
    expect(refused.status).toBe(200);
    expect([200, 409]).toContain(answered.status);
    expect((await v.read(id)).body.status).toBe('refused');
  });

  it('the whole household rates at once: the first counts', async () => {
    const members = await Promise.all(Array.from({ length: 5 }, () => here.person(v.villageId, { householdId: v.household })));
    const id = await v.started([aStep()]);
    await v.finish(id, 1);
    expect(codes(await Promise.all(members.map((member, n) => v.rate(id, 1 + n, member))))).toEqual({
      ok: 1,
      'CHECKLISTS.ALREADY_RATED': 4,
    });
  });
});

describe('the database itself', () => {
  it('shows a village nothing of another’s requests with the application’s filter off, and lets nobody edit what happened', async () => {
    const id = await v.started();
    const other = await here.village('解放村');
    const { Client } = await import('pg');
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      for (const table of [
        'checklist_item',
        'checklist_request',
        'checklist_request_step',
        'checklist_request_event',
        'checklist_request_photo',
      ]) {
        await app.query(`SELECT set_config('app.village', $1, false)`, [other]);
        expect((await app.query(`SELECT 1 FROM ${table}`)).rowCount).toBe(0);
      }
      await app.query(`SELECT set_config('app.village', $1, false)`, [v.villageId]);
      expect((await app.query('SELECT 1 FROM checklist_request WHERE id = $1', [id])).rowCount).toBe(1);
      await expect(app.query(`UPDATE checklist_request_event SET text = 'x' WHERE request_id = $1`, [id])).rejects.toThrow(
        /permission denied/,
      );
      await expect(here.owner.query(`DELETE FROM checklist_request_event WHERE request_id = $1`, [id])).rejects.toThrow(/append-only/);
    } finally {
      await app.end();
    }
  });
});
