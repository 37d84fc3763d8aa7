import { pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let villageId: string;
let household: string;
let villager: Inhabitant;
let neighbour: Inhabitant;
let keeper: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  household = await here.household(villageId);
  villager = await here.person(villageId, { householdId: household, head: true });
  neighbour = await here.person(villageId, { householdId: await here.household(villageId, '杨家') });
  keeper = await here.person(villageId, { roles: ['points_keeper'] });
});
afterAll(() => here.close());

const submit = async (who: Inhabitant, ruleId: string, id = uuidv7(), key?: string) =>
  here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '院坝扫干净了', photoIds: [] }, key });
const submitted = async (ruleId: string, who = villager): Promise<string> => {
  const { body } = await submit(who, ruleId);
  return body.id;
};
const approve = (id: string, who = keeper, body: object = {}, key?: string) =>
  here.call(who, pointsRoutes.approveApplication, { params: { applicationId: id }, body, key });

describe('an application from the yard to the wallet', () => {
  it('waits, is approved, and its points, statement line and reviewer’s role are there at once', async () => {
    const ruleId = await here.rule(villageId, { points: 2 });
    const before = await here.balance(household);
    const sent = await submit(villager, ruleId);
    expect(sent.status).toBe(200);
    expect(sent.body).toMatchObject({ status: 'submitted', householdId: household, filedByName: null });

    const queue = await here.call(keeper, pointsRoutes.queue, { query: { limit: '100' } });
    expect(queue.body.items.find(item => item.id === sent.body.id)).toMatchObject({ householdName: '罗家', capUsed: null });

    const approved = await approve(sent.body.id);
    expect(approved.body).toMatchObject({ status: 'credited', points: 2, balance: before + 2 });
    const account = await here.call(villager, pointsRoutes.myAccount);
    expect(account.body).toMatchObject({ spendable: before + 2, reserved: 0, earnedThisMonth: before + 2 });
    const statement = await here.call(villager, pointsRoutes.myStatement);
    expect(statement.body.items[0]).toMatchObject({
      amount: 2,
      balanceAfter: before + 2,
      reason: '院落“五清”',
      decidedByRole: '积分管理员',
      kind: 'award',
    });
    expect(await here.faults()).toEqual([]);
  });

  it('is read alone by whoever comes to finish what one household has open', async () => {
    const id = await submitted(await here.rule(villageId));
    const theirs = await submitted(await here.rule(villageId), neighbour);
    const queued = async (householdId?: string) =>
      (await here.call(keeper, pointsRoutes.queue, { query: { limit: '100', ...(householdId ? { householdId } : {}) } })).body.items;
    const mine = await queued(household);
    expect(mine.map(item => item.id)).toContain(id);
    expect(mine.map(item => item.householdId)).toEqual(mine.map(() => household));
    expect((await queued()).map(item => item.id)).toEqual(expect.arrayContaining([id, theirs]));
  });

  it('returned for more, supplemented, approved', async () => {
    const id = await submitted(await here.rule(villageId));
    const returned = await here.call(keeper, pointsRoutes.returnApplication, {
      params: { applicationId: id },
      body: { reason: '请补一张全景' },
    });
    expect(returned.body).toMatchObject({ status: 'returned', decisionReason: '请补一张全景' });
    expect((await approve(id)).problem).toMatchObject({
      status: 409,
      code: 'POINTS.APPLICATION_ALREADY_DECIDED',
      detail: '当前状态：退回补充。',
    });
    const again = await here.call(villager, pointsRoutes.supplementApplication, {
      params: { applicationId: id },
      body: { text: '补了', photoIds: [] },
    });
    expect(again.body).toMatchObject({ status: 'submitted', text: '补了', decisionReason: null });
    expect((await approve(id)).status).toBe(200);
  });

  it('a supplement adds its photos to those that were sent, up to what the rule takes', async () => {
    const ruleId = await here.rule(villageId, { minPhotos: 1 });
    const photo = async (bytes: string): Promise<string> => {
      const id = uuidv7();
      await here.owner.query(
        `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', $4, 1, 1, 1, $5)`,
        [villageId, id, villager.accountId, id, Buffer.from(bytes)],
      );
      return id;
    };
    const [before, after] = [await photo('before'), await photo('after')];
    const { id } = (
      await here.call(villager, pointsRoutes.submitApplication, { body: { id: uuidv7(), ruleId, text: '', photoIds: [before] } })
    ).body;
    const supplement = (photoIds: string[]) =>
      here.call(villager, pointsRoutes.supplementApplication, { params: { applicationId: id }, body: { text: '补了', photoIds } });
    const giveBack = () =>
      here.call(keeper, pointsRoutes.returnApplication, { params: { applicationId: id }, body: { reason: '请补一张' } });
    await giveBack();
    expect((await supplement([after])).body.photos.map(one => one.id)).toEqual([before, after]);
    await giveBack();
    const many = await Promise.all(Array.from({ length: 12 }, (_none, index) => photo(`more ${index}`)));
    expect((await supplement(many)).status).toBeGreaterThanOrEqual(400);
    expect((await supplement([])).body.photos.map(one => one.id)).toEqual([before, after]);
  });

  it('rejected and withdrawn ones are closed for good', async () => {
    const ruleId = await here.rule(villageId);
    const rejected = await submitted(ruleId);
    await here.call(keeper, pointsRoutes.rejectApplication, { params: { applicationId: rejected }, body: { reason: '不是本户院坝' } });
    const withdrawn = await submitted(ruleId);
    await here.call(villager, pointsRoutes.withdrawApplication, { params: { applicationId: withdrawn } });
    for (const id of [rejected, withdrawn]) {
      expect((await approve(id)).problem.code).toBe('POINTS.APPLICATION_ALREADY_DECIDED');
      expect((await here.call(villager, pointsRoutes.withdrawApplication, { params: { applicationId: id } })).problem.code).toBe(
        'POINTS.APPLICATION_ALREADY_DECIDED',
      );
      expect(
        (await here.call(villager, pointsRoutes.supplementApplication, { params: { applicationId: id }, body: { text: '', photoIds: [] } }))
          .problem.code,
      ).toBe('POINTS.APPLICATION_NOT_RETURNED');
    }
  });

  it('a credit is taken back once, by a transfer that names it, and the old lines stay', async () => {
    const id = await submitted(await here.rule(villageId, { points: 3 }));
    await approve(id);
    const before = await here.balance(household);
    const reversed = await here.call(keeper, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '重复记分' } });
    expect(reversed.body.status).toBe('reversed');
    expect(await here.balance(household)).toBe(before - 3);
    expect(
      (await here.call(keeper, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '再来' } })).problem.code,
    ).toBe('POINTS.NOT_REVERSIBLE');
    const statement = await here.call(villager, pointsRoutes.myStatement);
    expect(statement.body.items.slice(0, 2).map(line => [line.kind, line.amount])).toEqual([
      ['award_reversal', -3],
      ['award', 3],
    ]);
    expect(await here.faults()).toEqual([]);
  });
});

describe('what is refused, and how', () => {
  it('the rule’s own terms', async () => {
    const photos = await here.rule(villageId, { minPhotos: 2 });
    expect((await submit(villager, photos)).problem).toMatchObject({
      status: 422,
      code: 'POINTS.PHOTOS_NEEDED',
      detail: '这条细则至少要 2 张照片，现在有 0 张。',
    });
    const cadreOnly = await here.rule(villageId, { startedBy: 'cadre' });
    expect((await submit(villager, cadreOnly)).problem.code).toBe('POINTS.RULE_NOT_FOR_VILLAGERS');
    expect((await submit(villager, uuidv7())).problem.code).toBe('POINTS.RULE_NOT_IN_FORCE');
    const range = await here.rule(villageId, { points: 1, pointsMax: 5 });
    const id = await submitted(range);
    expect((await approve(id, keeper, { points: 6 })).problem).toMatchObject({ code: 'POINTS.RANGE', detail: '这条细则可给 1 到 5 分。' });
    expect((await approve(id, keeper, { points: 4 })).body.points).toBe(4);
  });

  it('a photo that is nobody’s, or a neighbour’s', async () => {
    const ruleId = await here.rule(villageId);
    const theirs = uuidv7();
    await here.owner.query(
      `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', 'k', 1, 1, 1, '\\x01')`,
      [villageId, theirs, neighbour.accountId],
    );
    for (const photo of [uuidv7(), theirs]) {
      const { problem } = await here.call(villager, pointsRoutes.submitApplication, {
        body: { id: uuidv7(), ruleId, text: '', photoIds: [photo] },
      });
      expect(problem.code).toBe('POINTS.PHOTO_UNKNOWN');
    }
  });

  it('the same photo bytes twice, until the first application came to nothing', async () => {
    const ruleId = await here.rule(villageId);
    const photo = async (): Promise<string> => {
      const id = uuidv7();
      await here.owner.query(
        `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', $4, 1, 1, 1, '\\xbeef')`,
        [villageId, id, villager.accountId, id],
      );
      return id;
    };
    const first = await here.call(villager, pointsRoutes.submitApplication, {
      body: { id: uuidv7(), ruleId, text: '', photoIds: [await photo()] },
    });
    expect(first.status).toBe(200);
    const again = { id: uuidv7(), ruleId, text: '', photoIds: [await photo()] };
    expect((await here.call(villager, pointsRoutes.submitApplication, { body: again })).problem.code).toBe('POINTS.PHOTO_USED');
    await here.call(villager, pointsRoutes.withdrawApplication, { params: { applicationId: first.body.id } });
    expect((await here.call(villager, pointsRoutes.submitApplication, { body: again })).status).toBe(200);
  });

  it('malformed input, with a Chinese sentence under its field, and never a 5xx', async () => {
    const { problem } = await here.call(villager, pointsRoutes.submitApplication, {
      body: { id: 'x', ruleId: uuidv7(), text: '字'.repeat(501), photoIds: [], extra: 1 },
    });
    expect(problem).toMatchObject({ status: 400, code: 'REQUEST.INVALID' });
    expect(problem.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/text', message: '说明不能超过 500 个字' },
        { pointer: '/extra', message: '不认识的内容' },
      ]),
    );
    for (const text of ['\u0000', '\ud800'])
      expect(
        (await here.call(villager, pointsRoutes.submitApplication, { body: { id: uuidv7(), ruleId: uuidv7(), text, photoIds: [] } }))
          .status,
      ).toBe(400);
    expect((await here.call(villager, pointsRoutes.myStatement, { query: { cursor: 'nonsense' } })).problem.code).toBe(
      'REQUEST.BAD_CURSOR',
    );
    expect((await here.call(villager, pointsRoutes.myStatement, { query: { limit: '101' } })).status).toBe(400);
  });

  it('a command without a key, or a key used for something else', async () => {
    const ruleId = await here.rule(villageId);
    expect((await submit(villager, ruleId, uuidv7(), '')).problem.code).toBe('IDEMPOTENCY.KEY_REQUIRED');
    const first = await submit(villager, ruleId, uuidv7(), 'the-same-key');
    expect((await submit(villager, ruleId, uuidv7(), 'the-same-key')).problem.code).toBe('IDEMPOTENCY.KEY_REUSED');
    const replay = await submit(villager, ruleId, first.body.id, 'the-same-key');
    expect([replay.status, replay.headers['idempotent-replayed']]).toEqual([200, 'true']);
  });
});

describe('whose application it is', () => {
  it('a neighbour’s, another village’s and a missing one look the same', async () => {
    const id = await submitted(await here.rule(villageId));
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere), roles: ['points_keeper'] });
    const answers = await Promise.all([
      here.call(neighbour, pointsRoutes.application, { params: { applicationId: id } }),
      here.call(neighbour, pointsRoutes.withdrawApplication, { params: { applicationId: id } }),
      here.call(stranger, pointsRoutes.application, { params: { applicationId: id } }),
      here.call(stranger, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} }),
      here.call(stranger, pointsRoutes.application, { params: { villageId, applicationId: id } }),
      here.call(villager, pointsRoutes.application, { params: { applicationId: uuidv7() } }),
      here.call(villager, pointsRoutes.application, { params: { applicationId: 'not-an-id' } }),
    ]);
    expect(answers.map(answer => [answer.status, answer.problem.code])).toEqual(answers.map(() => [404, 'RESOURCE.NOT_FOUND']));
  });

  it('a reviewer neither sees nor decides a case of the own household, nor one that was filed by the reviewer', async () => {
    const relative = await here.person(villageId, { householdId: household, roles: ['reviewer'], name: '罗建国' });
    const id = await submitted(await here.rule(villageId));
    const queue = await here.call(relative, pointsRoutes.queue, { query: { limit: '100' } });
    expect(queue.body.items.some(item => item.id === id)).toBe(false);
    expect((await approve(id, relative)).status).toBe(404);
    expect(
      (await here.call(relative, pointsRoutes.rejectApplication, { params: { applicationId: id }, body: { reason: '不' } })).status,
    ).toBe(404);
  });

  it('a villager may not decide: 403; nobody: 401; a token of an older session version: 401', async () => {
    const id = await submitted(await here.rule(villageId));
    expect((await approve(id, neighbour)).problem).toMatchObject({ status: 403, code: 'ACCESS.DENIED' });
    expect((await here.call(null, pointsRoutes.application, { params: { villageId, applicationId: id } })).problem.code).toBe(
      'AUTH.REQUIRED',
    );
    const former = await here.person(villageId, { roles: ['points_keeper'] });
    await here.owner.query('UPDATE account SET session_version = 2 WHERE id = $1', [former.accountId]);
    expect((await approve(id, former)).problem.code).toBe('AUTH.EXPIRED');
  });

  it('a helper files for a household that granted it, and only until it is taken back', async () => {
    const ruleId = await here.rule(villageId);
    const forThem = { id: uuidv7(), ruleId, text: '', photoIds: [], memberId: villager.personId };
    expect((await here.call(neighbour, pointsRoutes.submitApplication, { body: forThem })).problem.code).toBe('POINTS.MEMBER_NOT_ALLOWED');
    await here.owner.query(
      'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
      [villageId, uuidv7(), household, neighbour.personId, villager.personId],
    );
    const filed = await here.call(neighbour, pointsRoutes.submitApplication, { body: forThem });
    expect(filed.body).toMatchObject({ householdId: household, filedByName: '罗秀英', memberId: villager.personId });
    await here.owner.query('UPDATE proxy_right SET revoked_at = now() WHERE household_id = $1', [household]);
    expect((await here.call(neighbour, pointsRoutes.application, { params: { applicationId: filed.body.id } })).status).toBe(404);
  });
});
