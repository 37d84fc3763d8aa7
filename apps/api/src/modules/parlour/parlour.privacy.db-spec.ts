import { parlourRoutes, THREAD_MAX_MESSAGES } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

const SECRET = '这一句只给书记看到';
let here: TestVillage;
let villageId: string;
let luo: Inhabitant;
let secretary: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  luo = await here.person(villageId, { householdId: await here.household(villageId) });
  secretary = await here.person(villageId, { roles: ['secretary'] });
});
afterAll(() => here.close());

const asked = async (visibility: 'open' | 'private'): Promise<string> =>
  (await here.call(luo, parlourRoutes.askSecretary, { body: { id: uuidv7(), visibility, text: SECRET, photoIds: [] } })).body.id;
const answer = (threadId: string) =>
  here.call(secretary, parlourRoutes.answerThread, { params: { threadId }, body: { text: SECRET, photoIds: [] } });
const rate = (threadId: string, stars = 5) =>
  here.call(luo, parlourRoutes.rateThread, { params: { threadId }, body: { stars, words: SECRET } });

/** Every text of every table, whatever its type. */
async function tablesThatSay(words: string): Promise<string[]> {
  const tables = await here.owner.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const found: string[] = [];
  for (const { name } of tables.rows)
    if (((await here.owner.query(`SELECT 1 FROM ${name} t WHERE strpos(t::text, $1) > 0`, [words])).rowCount ?? 0) > 0) found.push(name);
  return found;
}

describe('the words of a private letter', () => {
  it('stand nowhere in the database: not in messages, stored answers, inbox, outbox or audit', async () => {
    const id = await asked('private');
    await answer(id);
    expect((await rate(id)).body.rating?.words).toBe(SECRET);
    await here.app.get(OutboxDispatcher).drain();
    expect(await tablesThatSay(SECRET)).toEqual([]);
    await asked('open');
    expect(await tablesThatSay(SECRET)).toEqual(['parlour_message']);
  });

  it('cannot be put among open words, even by the application itself', async () => {
    const id = await asked('private');
    await expect(here.owner.query(`UPDATE parlour_thread SET rating_words = 'x' WHERE id = $1`, [id])).rejects.toThrow(
      'ck_parlour_thread_private',
    );
  });

  it('copied to another letter cannot be read there', async () => {
    const [from, to] = [await asked('private'), await asked('private')];
    const { rows } = await here.owner.query<{ text_cipher: Buffer }>('SELECT text_cipher FROM parlour_message WHERE thread_id = $1', [
      from,
    ]);
    await here.owner.query('ALTER TABLE parlour_message DISABLE TRIGGER USER');
    await here.owner.query('UPDATE parlour_message SET text_cipher = $2 WHERE thread_id = $1', [to, rows[0]?.text_cipher]);
    await here.owner.query('ALTER TABLE parlour_message ENABLE TRIGGER USER');
    expect((await here.call(luo, parlourRoutes.parlourThread, { params: { threadId: to } })).status).toBe(500);
    await here.owner.query('ALTER TABLE parlour_message DISABLE TRIGGER USER');
    await here.owner.query('DELETE FROM parlour_message WHERE thread_id = $1', [to]);
    await here.owner.query('ALTER TABLE parlour_message ENABLE TRIGGER USER');
    await here.owner.query('DELETE FROM parlour_thread WHERE id = $1', [to]);
  });
});

describe('with the application’s role, by hand', () => {
  const asApp = async <T>(village: string | null, work: (app: Client) => Promise<T>): Promise<T> => {
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      await app.query('BEGIN');
      if (village) await app.query(`SELECT set_config('app.village', $1, true)`, [village]);
      return await work(app);
    } finally {
      await app.end();
    }
  };

  it('another village, or none, sees no thread and no message', async () => {
    const threadId = await asked('private');
    const mediaId = uuidv7();
    await here.owner.query(
      `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', 'k', 1, 1, 1, '\\x01')`,
      [villageId, mediaId, luo.accountId],
    );
    await here.owner.query(
      'INSERT INTO parlour_photo (village_id, message_id, position, media_id) SELECT village_id, id, 1, $2 FROM parlour_message WHERE thread_id = $1',
      [threadId, mediaId],
    );
    const elsewhere = await here.village('顺河村');
    for (const table of ['parlour_thread', 'parlour_message', 'parlour_photo']) {
      expect(await asApp(villageId, async app => (await app.query(`SELECT 1 FROM ${table}`)).rowCount)).toBeGreaterThan(0);
      for (const village of [elsewhere, null])
        expect(await asApp(village, async app => (await app.query(`SELECT 1 FROM ${table}`)).rowCount)).toBe(0);
    }
    await expect(
      asApp(elsewhere, app =>
        app.query(`UPDATE parlour_thread SET status = 'closed', due_at = NULL RETURNING id`).then(result => result.rowCount),
      ),
    ).resolves.toBe(0);
  });

  it('nobody rewrites or removes what was written', async () => {
    await asked('open');
    for (const sql of [`UPDATE parlour_message SET text = 'x'`, 'DELETE FROM parlour_message', 'TRUNCATE parlour_message']) {
      await expect(asApp(villageId, app => app.query(sql))).rejects.toThrow('permission denied');
      await expect(here.owner.query(sql)).rejects.toThrow(/append-only|foreign key/);
    }
  });
});

describe('many at once', () => {
  it('twenty ratings: one counts', async () => {
    const id = await asked('open');
    await answer(id);
    const replies = await Promise.all(Array.from({ length: 20 }, (_one, n) => rate(id, (n % 5) + 1)));
    expect(replies.filter(reply => reply.status === 200)).toHaveLength(1);
    expect(new Set(replies.filter(reply => reply.status !== 200).map(reply => reply.problem.code))).toEqual(
      new Set(['PARLOUR.ALREADY_RATED']),
    );
    const { rows } = await here.owner.query<{ stars: number }>('SELECT stars FROM parlour_thread WHERE id = $1', [id]);
    expect(rows[0]?.stars).toBe(replies.find(reply => reply.status === 200)?.body.stars);
  });

  it('answers and follow-ups beside each other keep one order, and stop at the thread’s end', async () => {
    const id = await asked('open');
    const follow = () => here.call(luo, parlourRoutes.followUpThread, { params: { threadId: id }, body: { text: '还有', photoIds: [] } });
    const replies = await Promise.all(Array.from({ length: THREAD_MAX_MESSAGES + 5 }, (_one, n) => (n % 3 ? answer(id) : follow())));
    expect(replies.filter(reply => reply.status === 200)).toHaveLength(THREAD_MAX_MESSAGES - 1);
    expect(new Set(replies.filter(reply => reply.status !== 200).map(reply => reply.problem.code))).toEqual(
      new Set(['PARLOUR.THREAD_FULL']),
    );
    const { rows } = await here.owner.query<{ position: number }>(
      'SELECT position FROM parlour_message WHERE thread_id = $1 ORDER BY position',
      [id],
    );
    expect(rows.map(row => row.position)).toEqual(Array.from({ length: THREAD_MAX_MESSAGES }, (_one, n) => n + 1));
  });
});
