import { inboxRoutes, LETTERS_A_DAY, parlourRoutes, REPLY_HOURS, type AskSecretary } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;
let luo: Inhabitant;
let yang: Inhabitant;
let secretary: Inhabitant;
let administrator: Inhabitant;
let supervisor: Inhabitant;
let cadre: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  luo = await here.person(villageId, { householdId: await here.household(villageId), head: true, name: '罗秀英' });
  yang = await here.person(villageId, { householdId: await here.household(villageId, '杨家'), name: '杨开明' });
  // The secretary lives in the village too.
  secretary = await here.person(villageId, {
    roles: ['secretary'],
    name: '阿木书记',
    householdId: await here.household(villageId, '阿木家'),
  });
  administrator = await here.person(villageId, { roles: ['village_admin'] });
  supervisor = await here.person(villageId, { roles: ['supervisor'] });
  cadre = await here.person(villageId, { roles: ['cadre', 'points_keeper'] });
});
beforeEach(() => here.owner.query('DELETE FROM rate_count'));
afterAll(() => here.close());

const ask = (who: Inhabitant, change: Partial<AskSecretary> = {}, key?: string) =>
  here.call(who, parlourRoutes.askSecretary, {
    body: { id: uuidv7(), visibility: 'open', text: '三组路灯坏了', photoIds: [], ...change },
    key,
  });
const asked = async (who: Inhabitant, change: Partial<AskSecretary> = {}): Promise<string> => {
  const reply = await ask(who, change);
  expect(reply.status).toBe(200);
  return reply.body.id;
};
const at = (threadId: string) => ({ params: { threadId } });
const read = (who: Inhabitant, threadId: string) => here.call(who, parlourRoutes.parlourThread, at(threadId));
const answer = (who: Inhabitant, threadId: string, text = '明天就修', photoIds: string[] = []) =>
  here.call(who, parlourRoutes.answerThread, { ...at(threadId), body: { text, photoIds } });
const follow = (who: Inhabitant, threadId: string, text = '修好了吗') =>
  here.call(who, parlourRoutes.followUpThread, { ...at(threadId), body: { text, photoIds: [] } });
const rate = (who: Inhabitant, threadId: string, body: object = { stars: 5, words: '很快' }) =>
  here.call(who, parlourRoutes.rateThread, { ...at(threadId), body });
const photoOf = async (who: Inhabitant): Promise<string> => {
  const id = uuidv7();
  await here.owner.query(
    `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', $4, 40, 30, 1, '\\x01')`,
    [villageId, id, who.accountId, id],
  );
  return id;
};
const told = async (who: Inhabitant, subjectId: string): Promise<string[]> => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body.items
    .filter(item => item.subjectId === subjectId)
    .map(item => item.kind);
};

describe('from the letter to the rating', () => {
  it.each(['open', 'private'] as const)('%s: asked with a photo, answered with one, asked on, answered, rated once', async visibility => {
    const photo = await photoOf(luo);
    const sent = await ask(luo, { visibility, photoIds: [photo] });
    expect(sent.body).toMatchObject({
      status: 'waiting',
      visibility,
      mine: true,
      overdue: false,
      photoCount: 1,
      mayFollowUp: true,
      mayAnswer: false,
      mayRate: false,
      rating: null,
    });
    const id = sent.body.id;
    expect(Date.parse(sent.body.dueAt ?? '') - Date.parse(sent.body.askedAt)).toBe(REPLY_HOURS * 3_600_000);
    expect(await told(secretary, id)).toEqual(['parlour_asked']);

    const waiting = (await here.call(secretary, parlourRoutes.parlourQueue, { query: { limit: '100' } })).body.items.find(
      item => item.id === id,
    );
    expect(waiting).toMatchObject({ authorName: '罗秀英', excerpt: '三组路灯坏了', mine: false });
    const answered = await answer(secretary, id, '明天就修', [await photoOf(secretary)]);
    expect(answered.body).toMatchObject({ status: 'answered', dueAt: null, overdue: false });
    expect(await told(luo, id)).toEqual(['parlour_answered']);

    expect((await follow(luo, id)).body).toMatchObject({ status: 'waiting', mayRate: false });
    expect((await rate(luo, id)).problem.code).toBe('PARLOUR.NOT_ANSWERED');
    await answer(secretary, id, '修好了');
    const thread = (await read(luo, id)).body;
    expect(thread.messages.map(({ side, text, authorName, photos }) => [side, text, authorName, photos.length])).toEqual([
      ['villager', '三组路灯坏了', '罗秀英', 1],
      ['secretary', '明天就修', '阿木书记', 1],
      ['villager', '修好了吗', '罗秀英', 0],
      ['secretary', '修好了', '阿木书记', 0],
    ]);
    expect(thread.messages[0]?.photos[0]).toMatchObject({ id: photo, capturedAt: null });
    expect(thread.mayRate).toBe(true);

    const rated = await rate(luo, id);
    expect(rated.body).toMatchObject({
      status: 'closed',
      stars: 5,
      rating: { stars: 5, words: '很快' },
      mayFollowUp: false,
      mayRate: false,
    });
    expect((await rate(luo, id, { stars: 1 })).problem.code).toBe('PARLOUR.ALREADY_RATED');
    expect((await follow(luo, id)).problem.code).toBe('PARLOUR.THREAD_CLOSED');
    expect((await answer(secretary, id)).problem.code).toBe('PARLOUR.THREAD_CLOSED');
    expect((await read(secretary, id)).body.rating?.words).toBe('很快');
  });

  it('shows what is overdue, the longest waiting first, and counts it', async () => {
    const [late, later] = [await asked(yang), await asked(yang)];
    await here.owner.query(
      `UPDATE parlour_thread SET due_at = now() - interval '1 hour', last_message_at = now() - interval '3 days' WHERE id = $1`,
      [late],
    );
    await here.owner.query(
      `UPDATE parlour_thread SET due_at = now() - interval '1 minute', last_message_at = now() - interval '2 days' WHERE id = $1`,
      [later],
    );
    const { body } = await here.call(secretary, parlourRoutes.parlourQueue);
    expect(body.items.slice(0, 2).map(item => [item.id, item.overdue])).toEqual([
      [late, true],
      [later, true],
    ]);
    expect(body.overdue).toBe(2);
    const second = await here.call(secretary, parlourRoutes.parlourQueue, {
      query: {
        limit: '1',
        cursor: (await here.call(secretary, parlourRoutes.parlourQueue, { query: { limit: '1' } })).body.nextCursor ?? '',
      },
    });
    expect(second.body.items.map(item => item.id)).toEqual([later]);
    await answer(secretary, late);
    expect((await here.call(secretary, parlourRoutes.parlourQueue)).body.overdue).toBe(1);
    expect((await here.call(secretary, parlourRoutes.parlourQueue, { query: { status: 'answered' } })).body.items[0]?.id).toBe(late);
  });
});

describe('a private letter', () => {
  it('is for the secretary and its writer; for everybody else it does not exist', async () => {
    const id = await asked(luo, { visibility: 'private', text: '邻居的事' });
    for (const who of [luo, secretary]) expect((await read(who, id)).body.messages[0]?.text).toBe('邻居的事');
    for (const who of [yang, administrator, supervisor, cadre]) {
      expect((await read(who, id)).problem.code).toBe('RESOURCE.NOT_FOUND');
      const open = await here.call(who, parlourRoutes.parlourThreads, { query: { limit: '100' } });
      expect(open.body.items.map(item => item.id)).not.toContain(id);
    }
    expect((await follow(yang, id)).status).toBe(404);
    expect((await rate(yang, id)).status).toBe(404);
    expect(
      (await here.call(luo, parlourRoutes.parlourThreads, { query: { scope: 'mine', limit: '100' } })).body.items.map(item => item.id),
    ).toContain(id);
    expect(
      (await here.call(yang, parlourRoutes.parlourThreads, { query: { scope: 'mine' } })).body.items.map(item => item.id),
    ).not.toContain(id);
  });

  it('may hold a number; an open one may not, nor an open answer or rating', async () => {
    const text = '请打 13800001234';
    expect((await ask(luo, { visibility: 'private', text })).status).toBe(200);
    expect((await ask(luo, { visibility: 'open', text })).problem.code).toBe('PARLOUR.PERSONAL_NUMBERS');
    const id = await asked(luo);
    expect((await answer(secretary, id, text)).problem.code).toBe('PARLOUR.PERSONAL_NUMBERS');
    expect((await follow(luo, id, text)).problem.code).toBe('PARLOUR.PERSONAL_NUMBERS');
    await answer(secretary, id);
    expect((await rate(luo, id, { stars: 3, words: text })).problem.code).toBe('PARLOUR.PERSONAL_NUMBERS');
  });
});

describe('names in open letters', () => {
  it('are masked for others, whole for the writer and the secretary, and whole where the village says so', async () => {
    const id = await asked(luo);
    const names = async (who: Inhabitant) => [(await read(who, id)).body.authorName, (await read(who, id)).body.messages[0]?.authorName];
    expect(await names(yang)).toEqual(['罗*', '罗*']);
    expect(await names(luo)).toEqual(['罗秀英', '罗秀英']);
    expect(await names(secretary)).toEqual(['罗秀英', '罗秀英']);
    await here.owner.query(`UPDATE village SET settings = '{"maskNames": false}' WHERE id = $1`, [villageId]);
    expect(await names(yang)).toEqual(['罗秀英', '罗秀英']);
    await here.owner.query(`UPDATE village SET settings = '{}' WHERE id = $1`, [villageId]);
  });
});

describe('who may do what', () => {
  it('answering and the queue are the secretary’s; not the administrator’s, not the supervisor’s', async () => {
    const id = await asked(luo);
    for (const who of [luo, administrator, supervisor, cadre]) {
      expect((await answer(who, id)).status).toBe(403);
      expect((await here.call(who, parlourRoutes.parlourQueue)).status).toBe(403);
    }
  });

  it('writing and rating are a villager’s; going on and rating the author’s alone', async () => {
    const id = await asked(luo);
    await answer(secretary, id);
    for (const who of [administrator, cadre]) {
      expect((await ask(who)).status).toBe(403);
      expect((await rate(who, id)).status).toBe(403);
      expect((await follow(who, id)).status).toBe(403);
    }
    for (const reply of [await follow(yang, id), await rate(yang, id)]) expect(reply.problem.code).toBe('RESOURCE.NOT_FOUND');
  });

  it('the secretary neither answers nor rates own letters, nor rates anybody’s', async () => {
    const own = await asked(secretary);
    expect((await answer(secretary, own)).problem.code).toBe('PARLOUR.OWN_LETTER');
    const other = await here.person(villageId, { roles: ['secretary'] });
    await answer(other, own);
    expect((await rate(secretary, own)).problem.code).toBe('PARLOUR.OWN_LETTER');
    const theirs = await asked(luo);
    await answer(secretary, theirs);
    expect((await rate(secretary, theirs)).problem.code).toBe('PARLOUR.OWN_LETTER');
  });

  it('another village’s people, or nobody, find nothing', async () => {
    const id = await asked(luo);
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { roles: ['secretary'], householdId: await here.household(elsewhere) });
    for (const params of [{ threadId: id }, { threadId: id, villageId }, { threadId: uuidv7() }]) {
      expect((await here.call(stranger, parlourRoutes.parlourThread, { params })).status).toBe(404);
      expect((await here.call(stranger, parlourRoutes.answerThread, { params, body: { text: '好', photoIds: [] } })).status).toBe(404);
      expect((await here.call(stranger, parlourRoutes.followUpThread, { params, body: { text: '好', photoIds: [] } })).status).toBe(404);
      expect((await here.call(stranger, parlourRoutes.rateThread, { params, body: { stars: 5 } })).status).toBe(404);
    }
    expect((await here.call(stranger, parlourRoutes.parlourThreads)).body.items).toEqual([]);
    expect((await here.call(null, parlourRoutes.parlourThread, { params: { threadId: id, villageId } })).status).toBe(401);
  });

  it('a neighbour’s photo, blanks, too many words, stars out of range', async () => {
    expect((await ask(luo, { photoIds: [await photoOf(yang)] })).problem.code).toBe('PARLOUR.PHOTO_UNKNOWN');
    expect((await ask(luo, { text: ' \n ' })).problem.code).toBe('PARLOUR.WORDS_NEEDED');
    for (const change of [{ text: '字'.repeat(1_001) }, { visibility: 'secret' as 'open' }])
      expect((await ask(luo, change)).problem.code).toBe('REQUEST.INVALID');
    const id = await asked(luo);
    await answer(secretary, id);
    for (const stars of [0, 6, 2.5]) expect((await rate(luo, id, { stars })).problem.code).toBe('REQUEST.INVALID');
  });

  it('the same draft sent twice is one letter; the same id for another is refused', async () => {
    const id = uuidv7();
    const replies = await Promise.all(Array.from({ length: 5 }, () => ask(luo, { id }, 'letter-of-today')));
    expect(replies.map(reply => [reply.status, reply.body.id])).toEqual(Array.from({ length: 5 }, () => [200, id]));
    expect((await ask(luo, { id })).problem.code).toBe('PARLOUR.ID_TAKEN');
  });
});

it(`takes ${LETTERS_A_DAY} letters a day from one account`, async () => {
  const eager = await here.person(villageId, { householdId: await here.household(villageId, '曾家') });
  for (let n = 0; n < LETTERS_A_DAY; n += 1) await asked(eager);
  expect((await ask(eager)).problem.code).toBe('REQUEST.TOO_MANY');
});
