import { COMPLAINT_ANSWERS_IN_A_ROW, COMPLAINT_FIRST_WORD_DAYS, COMPLAINTS_A_DAY, complaintsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ComplaintsVillage, WORDS } from '../../../test/complaints-village';
import { outcome, type Inhabitant, type TestVillage } from '../../../test/village';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

let there: ComplaintsVillage;
let here: TestVillage;
let villageId: string;
let township: string;
let luo: Inhabitant;
let neighbour: Inhabitant;
let secretary: Inhabitant;
let administrator: Inhabitant;
let cadre: Inhabitant;
let supervisor: Inhabitant;
let second: Inhabitant;
let officer: Inhabitant;
beforeAll(async () => {
  there = await ComplaintsVillage.boot();
  ({ here, villageId, township, luo, neighbour, secretary, administrator, cadre, supervisor, second, officer } = there);
});
afterAll(() => here.close());
// Some file more here than one account may in a day.
beforeEach(() => here.owner.query('DELETE FROM rate_count'));

const waitedSince = (id: string, days: number) =>
  here.owner.query(`UPDATE complaint SET since = now() - $2 * interval '24 hours' WHERE id = $1`, [id, days]);

describe('from the complaint to its end', () => {
  it('is filed, answered, written on, closed with a conclusion, and opened again by its author', async () => {
    const sent = await there.file(luo, { aboutPersonId: secretary.personId });
    expect(sent.body).toMatchObject({
      number: `${sent.body.id.slice(-8, -4)}-${sent.body.id.slice(-4)}`.toUpperCase(),
      kind: 'complaint',
      status: 'open',
      aboutName: '阿木书记',
      aboutRole: 'secretary',
      mine: true,
      overdue: false,
      handledBy: 'village',
      mayFollowUp: true,
      mayAnswer: false,
    });
    const { id } = sent.body;
    expect(await there.told(supervisor, id)).toEqual(['complaint_filed']);
    expect(await there.queue(supervisor)).toContain(id);
    expect((await there.read(supervisor, id)).body).toMatchObject({
      authorName: '罗秀英',
      mine: false,
      mayAnswer: true,
      mayFollowUp: false,
    });

    expect((await there.answer(supervisor, id)).body).toMatchObject({ status: 'answered', mayAnswer: true });
    expect(await there.told(luo, id)).toEqual(['complaint_answered']);
    expect((await there.follow(luo, id)).body.status).toBe('open');
    expect(await there.told(second, id)).toEqual(['complaint_filed', 'complaint_filed']);
    expect((await there.conclude(second, id)).body).toMatchObject({ status: 'closed', mayAnswer: false });
    expect(await there.told(luo, id)).toEqual(['complaint_answered', 'complaint_answered']);
    for (const late of [await there.answer(supervisor, id), await there.conclude(supervisor, id)])
      expect(late.problem.code).toBe('COMPLAINTS.CLOSED');

    expect((await there.follow(luo, id, '又旧了')).body.status).toBe('open');
    const { body } = await there.read(luo, id);
    expect(body.messages.map(({ step, by, text }) => [step, by, text])).toEqual([
      ['filed', '罗秀英', WORDS],
      ['answered', '村监委会', '已经去看了'],
      ['followed_up', '罗秀英', '还是没有更新'],
      ['closed', '村监委会', '公示栏已补齐'],
      ['followed_up', '罗秀英', '又旧了'],
    ]);
    expect(body.messages.every(({ at: when }) => Date.parse(when) > 0)).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/赵监督|钱监督/);
  });

  it('is one complaint however often it is sent, and another one under the same id is refused', async () => {
    const body = { id: uuidv7(), text: WORDS };
    const first = await there.file(luo, body, 'complaint-key-1');
    const again = await there.file(luo, body, 'complaint-key-1');
    expect([first.status, again.status, again.body.id]).toEqual([200, 200, first.body.id]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await there.file(luo, body)).problem.code).toBe('COMPLAINTS.ID_TAKEN');
    const mine = (await here.call(luo, complaintsRoutes.myComplaints, { query: { limit: '100' } })).body.items.map(({ id }) => id);
    expect(mine.filter(id => id === body.id)).toHaveLength(1);
  });

  it('says when it waits for longer than the petition rules allow, in both lists, and counts it', async () => {
    const id = await there.filed(neighbour);
    await waitedSince(id, COMPLAINT_FIRST_WORD_DAYS - 0.01);
    expect((await there.read(neighbour, id)).body.overdue).toBe(false);
    await waitedSince(id, COMPLAINT_FIRST_WORD_DAYS + 0.01);
    // More from the author gives whoever answers no more time.
    await there.follow(neighbour, id);
    const inVillage = await here.call(supervisor, complaintsRoutes.complaintQueue, { query: { limit: '1' } });
    expect(inVillage.body).toMatchObject({ items: [{ id, overdue: true }], overdue: 1 });
    expect((await there.listAbove(officer)).body).toMatchObject({ overdue: 1 });
    const { open } = inVillage.body;
    expect((await here.call(supervisor, complaintsRoutes.complaintCount)).body).toEqual({ open, overdue: 1 });
    expect((await there.listAbove(officer)).body.items[0]).toMatchObject({ id, overdue: true, villageName: '桠溪村' });
    expect((await here.call(neighbour, complaintsRoutes.myComplaints)).body.items[0]).toMatchObject({ id, overdue: true });
    await there.conclude(supervisor, id);
    expect((await there.read(neighbour, id)).body.overdue).toBe(false);
  });

  it('is filled up by nobody: neither the village nor the office says more than three times in a row, and the office has the last word', async () => {
    const id = await there.filed(luo, secretary);
    for (let n = 0; n < COMPLAINT_ANSWERS_IN_A_ROW; n += 1) expect((await there.answer(supervisor, id)).status).toBe(200);
    expect((await there.answer(second, id)).problem).toMatchObject({ code: 'COMPLAINTS.ANSWERED_IN_A_ROW', title: '已经接连答复 3 次了' });
    expect((await there.conclude(supervisor, id, '查无此事')).status).toBe(200);
    expect(outcome(await there.answer(supervisor, id))).toBe('COMPLAINTS.CLOSED');
    const fromAbove = (route: typeof complaintsRoutes.answerComplaintBelow | typeof complaintsRoutes.closeComplaintBelow) =>
      here.call(officer, route, { ...there.above(id), body: { text: '乡里来看了' } });
    expect((await there.readAbove(officer, id)).body).toMatchObject({ status: 'closed', mayAnswer: true });
    expect((await fromAbove(complaintsRoutes.answerComplaintBelow)).body.status).toBe('answered');
    expect((await there.conclude(supervisor, id)).status).toBe(200);
    for (let n = 1; n < COMPLAINT_ANSWERS_IN_A_ROW; n += 1)
      expect((await fromAbove(complaintsRoutes.closeComplaintBelow)).body.status).toBe('closed');
    expect(outcome(await fromAbove(complaintsRoutes.closeComplaintBelow))).toBe('COMPLAINTS.ANSWERED_IN_A_ROW');
    expect((await there.follow(luo, id)).body).toMatchObject({ status: 'open', mayFollowUp: true });
    expect((await there.answer(supervisor, id)).status).toBe(200);
  });

  it('counted from above is not read, and listed leaves a trace', async () => {
    const traces = async () =>
      (await here.owner.query<{ action: string }>(`SELECT action FROM audit_entry WHERE action LIKE 'complaints.%'`)).rows.length;
    const before = await traces();
    const { body } = await here.call(officer, complaintsRoutes.complaintCountBelow, { params: { organizationId: township } });
    expect(await traces()).toBe(before);
    const listed = await there.listAbove(officer);
    expect(listed.body).toMatchObject(body);
    expect(await traces()).toBe(before + 1);
  });

  it('is not answered over words that nobody has read', async () => {
    const id = await there.filed(luo);
    await there.follow(luo, id, '昨天又来要钱');
    const say = (route: typeof complaintsRoutes.answerComplaint | typeof complaintsRoutes.closeComplaint, read: number) =>
      here.call(supervisor, route, { params: { complaintId: id }, body: { text: '已经更新', read } });
    expect(outcome(await say(complaintsRoutes.answerComplaint, 1))).toBe('COMPLAINTS.NEW_WORDS');
    expect(outcome(await say(complaintsRoutes.closeComplaint, 1))).toBe('COMPLAINTS.NEW_WORDS');
    expect((await say(complaintsRoutes.closeComplaint, 2)).body.status).toBe('closed');
  });

  it('takes answers and words that come at once one after the other', async () => {
    const id = await there.filed(luo);
    const replies = await Promise.all([
      ...Array.from({ length: 4 }, () => there.follow(luo, id)),
      ...[supervisor, second].map(who => there.answer(who, id)),
      here.call(officer, complaintsRoutes.answerComplaintBelow, { ...there.above(id), body: { text: '乡里知道了' } }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect((await there.read(luo, id)).body.messages).toHaveLength(1 + replies.length);
  });

  it('is written on ten times a day at most, and says nothing with what cannot be seen', async () => {
    const id = await there.filed(luo);
    for (let n = 0; n < COMPLAINTS_A_DAY; n += 1) expect((await there.follow(luo, id)).status).toBe(200);
    expect(outcome(await there.follow(luo, id))).toBe('REQUEST.TOO_MANY');
    for (const unseen of ['\u200b\u200d\u2060', '\u3164\u2800'])
      expect((await there.file(luo, { text: unseen })).problem).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('comes in pages, in the village and above it', async () => {
    const pages = async (
      next: (query: Record<string, string>) => Promise<{ body: { items: readonly { id: string }[]; nextCursor?: string } }>,
    ) => {
      const ids: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const { body } = await next({ limit: '1', ...(cursor ? { cursor } : {}) });
        ids.push(...body.items.map(({ id }) => id));
        cursor = body.nextCursor;
      }
      return ids;
    };
    for (let n = 0; n < 3; n += 1) await there.filed(cadre);
    const all = await there.queue(supervisor);
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(await pages(query => here.call(supervisor, complaintsRoutes.complaintQueue, { query }))).toEqual(all);
    expect(await pages(query => there.listAbove(officer, township, query))).toEqual(
      (await there.listAbove(officer)).body.items.map(({ id }) => id),
    );
    const mine = (await here.call(cadre, complaintsRoutes.myComplaints)).body.items.map(({ id }) => id);
    expect(await pages(query => here.call(cadre, complaintsRoutes.myComplaints, { query }))).toEqual(mine);
    for (const id of mine) await there.conclude(supervisor, id);
    const closed = (query: Record<string, string>) => there.listAbove(officer, township, { status: 'closed', ...query });
    expect(await pages(closed)).toEqual((await closed({})).body.items.map(({ id }) => id));
  });

  it(`takes ${COMPLAINTS_A_DAY} a day from one account`, async () => {
    const eager = await here.person(villageId, { householdId: await here.household(villageId, '多言家'), name: '多言' });
    for (let n = 0; n < COMPLAINTS_A_DAY; n += 1) await there.filed(eager);
    expect((await there.file(eager)).problem.code).toBe('REQUEST.TOO_MANY');
  });
});

describe('of whom it speaks', () => {
  it('is somebody in office here, chosen from a list that says nothing but name and office', async () => {
    const holders = (await here.call(luo, complaintsRoutes.officeHolders, { query: { limit: '100' } })).body.items;
    expect(holders).toEqual([
      { personId: secretary.personId, name: '阿木书记', roles: ['secretary'] },
      { personId: cadre.personId, name: '李干部', roles: ['cadre', 'points_keeper'] },
      { personId: administrator.personId, name: '王管理', roles: ['village_admin'] },
      ...[supervisor, second].map(({ personId }, n) => ({ personId, name: ['赵监督', '钱监督'][n], roles: ['supervisor'] })),
    ]);
    const own = (await here.call(cadre, complaintsRoutes.officeHolders, { query: { limit: '100' } })).body.items;
    expect(own.map(({ personId }) => personId)).not.toContain(cadre.personId);
  });

  it('is somebody who held it until lately, too: what was written without a network is sent later', async () => {
    const left = await there.living('卸干部');
    expect(outcome(await there.file(luo, { aboutPersonId: left.personId }))).toBe('COMPLAINTS.ABOUT_UNKNOWN');
    await here.owner.query(
      `INSERT INTO role_change (village_id, id, person_id, role, granted, reason, changed_by_person_id, changed_by_role)
       VALUES ($1, $2, $3, 'cadre', false, '任期满', $4, 'secretary')`,
      [villageId, uuidv7(), left.personId, secretary.personId],
    );
    expect((await there.file(luo, { aboutPersonId: left.personId })).body).toMatchObject({ aboutName: '卸干部', aboutRole: 'cadre' });
  });

  it('is nobody else: neither a neighbour, nor oneself, nor somebody of another village', async () => {
    const elsewhere = await here.person(await here.village('解放村'), { roles: ['secretary'] });
    for (const [who, about] of [
      [luo, neighbour],
      [secretary, secretary],
      [luo, elsewhere],
    ] as const)
      expect((await there.file(who, { aboutPersonId: about.personId })).problem.code).toBe('COMPLAINTS.ABOUT_UNKNOWN');
  });
});

it('keeps the words as cipher text only, bound to their row', async () => {
  const planted = '没有人会写的一句话：稻草人爱吃糍粑';
  const sent = await there.file(neighbour, { text: planted, aboutPersonId: secretary.personId });
  await there.follow(neighbour, sent.body.id, planted);
  await there.answer(supervisor, sent.body.id, planted);
  await here.app.get(OutboxDispatcher).drain();
  const tables = await here.owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of tables.rows) {
    const { rows } = await here.owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${name} t WHERE t::text LIKE '%稻草人%'`);
    expect([name, rows[0]?.n]).toEqual([name, '0']);
  }
  const sealed = await here.owner.query<{ text_cipher: Buffer }>('SELECT text_cipher FROM complaint_message WHERE complaint_id = $1', [
    sent.body.id,
  ]);
  expect(sealed.rows).toHaveLength(3);
  expect(sealed.rows.some(row => row.text_cipher.includes(Buffer.from('稻草人')))).toBe(false);
  await here.owner.query('ALTER TABLE complaint_message DISABLE TRIGGER USER');
  await here.owner.query(
    'UPDATE complaint_message m SET text_cipher = o.text_cipher FROM complaint_message o WHERE m.complaint_id = $1 AND m.position = 2 AND o.complaint_id = $1 AND o.position = 3',
    [sent.body.id],
  );
  await here.owner.query('ALTER TABLE complaint_message ENABLE TRIGGER USER');
  expect((await there.read(neighbour, sent.body.id)).status).toBe(500);
});
