import {
  panelRoutes,
  pointsRoutes,
  recordedRoutes,
  type ApplicationView,
  type RecordDeed,
  type SubmitApplication,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { heard, voiceOf } from '../../../../test/voices';

let here: TestVillage;
let our: PanelVillage;
let villageId: string;
beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here);
  ({ villageId } = our);
});
afterAll(() => here.close());

const voice = (who: Inhabitant, milliseconds?: number): Promise<string> => voiceOf(here, who, milliseconds);

async function ruleThatAsksForWords(lane: 'fast' | 'full' = 'fast'): Promise<string> {
  const ruleId = await here.rule(villageId, { lane });
  await here.owner.query('UPDATE points_rule SET text_required = true WHERE village_id = $1 AND id = $2', [villageId, ruleId]);
  return ruleId;
}

const submit = (who: Inhabitant, ruleId: string, more: Partial<SubmitApplication>): Promise<Reply<ApplicationView>> =>
  here.call(who, pointsRoutes.submitApplication, { body: { id: uuidv7(), ruleId, text: '', photoIds: [], ...more } });
const one = (who: Inhabitant, applicationId: string) => here.call(who, pointsRoutes.application, { params: { applicationId } });

it('what a cadre writes down may be spoken as well, and whoever decides it hears it', async () => {
  const ruleId = await here.rule(villageId, { startedBy: 'cadre' });
  await here.owner.query('UPDATE points_rule SET text_required = true WHERE village_id = $1 AND id = $2', [villageId, ruleId]);
  const cadre = await here.person(villageId, { roles: ['cadre'], name: '王干部' });
  const record = (more: Partial<RecordDeed>) =>
    here.call(cadre, recordedRoutes.recordDeed, {
      body: { id: uuidv7(), ruleId, householdId: our.villager.householdId, text: '', photoIds: [], ...more },
    });
  expect((await record({})).problem).toMatchObject({ code: 'POINTS.TEXT_NEEDED' });
  expect((await record({ voiceId: await voice(our.villager) })).problem).toMatchObject({ code: 'POINTS.VOICE_UNKNOWN' });
  const voiceId = await voice(cadre);
  const { body } = await record({ voiceId });
  expect(body).toMatchObject({ status: 'submitted', voice: heard(voiceId) });
  expect((await one(our.keeper, body.id)).body.voice).toEqual(heard(voiceId));
  expect((await record({ voiceId })).problem).toMatchObject({ code: 'POINTS.VOICE_USED' });
});

describe('an application that was spoken', () => {
  it('needs no written sentence, and is heard by its household and by whoever judges it', async () => {
    const ruleId = await ruleThatAsksForWords();
    expect((await submit(our.villager, ruleId, {})).problem).toMatchObject({
      code: 'POINTS.TEXT_NEEDED',
      title: '请写一句说明，或者录一段话',
    });
    const voiceId = await voice(our.villager);
    const sent = await submit(our.villager, ruleId, { voiceId });
    expect(sent.body).toMatchObject({ status: 'submitted', text: '', voice: heard(voiceId) });
    const { id } = sent.body;
    expect((await one(our.villager, id)).body.voice).toEqual(heard(voiceId));
    expect((await one(our.keeper, id)).body.voice).toEqual(heard(voiceId));
    const mine = await here.call(our.villager, pointsRoutes.myApplications);
    expect(mine.body.items.find(item => item.id === id)?.voice).toEqual(heard(voiceId));
    const queue = await here.call(our.keeper, pointsRoutes.queue, { query: { limit: '100' } });
    expect(queue.body.items.find(item => item.id === id)?.voice).toEqual(heard(voiceId));
    expect((await one(our.neighbour, id)).status).toBe(404);
    const approved = await here.call(our.keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
    expect(approved.status).toBe(200);
  });

  it('may be written as well', async () => {
    const voiceId = await voice(our.villager);
    const { body } = await submit(our.villager, await ruleThatAsksForWords(), { text: '扫了院坝', voiceId });
    expect(body).toMatchObject({ text: '扫了院坝', voice: heard(voiceId) });
    expect((await submit(our.villager, await ruleThatAsksForWords(), { text: '扫了院坝' })).body.voice).toBeNull();
  });

  it('carries only what its own writer sent up, in this village, once', async () => {
    const ruleId = await here.rule(villageId);
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere) });
    for (const voiceId of [await voice(our.neighbour), await voice(stranger), uuidv7()])
      expect((await submit(our.villager, ruleId, { voiceId })).problem.code).toBe('POINTS.VOICE_UNKNOWN');
    const voiceId = await voice(our.villager);
    expect((await submit(our.villager, ruleId, { voiceId })).status).toBe(200);
    expect((await submit(our.villager, ruleId, { voiceId })).problem.code).toBe('POINTS.VOICE_USED');
    const many = await Promise.all(
      [await voice(our.villager)].flatMap(again => [1, 2, 3, 4].map(() => submit(our.villager, ruleId, { voiceId: again }))),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
  });

  it('a voice note is no photo, and a photo no voice note', async () => {
    const ruleId = await here.rule(villageId);
    expect((await submit(our.villager, ruleId, { photoIds: [await voice(our.villager)] })).problem.code).toBe('POINTS.PHOTO_UNKNOWN');
    const photoId = uuidv7();
    await here.owner.query(
      `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', $4, 1, 1, 1, $5)`,
      [villageId, photoId, our.villager.accountId, photoId, Buffer.from('a photo')],
    );
    expect((await submit(our.villager, ruleId, { voiceId: photoId })).problem.code).toBe('POINTS.VOICE_UNKNOWN');
  });

  it('returned for more, keeps what was said until something else is said', async () => {
    const [before, after] = [await voice(our.villager), await voice(our.villager, 5_000)];
    const { id } = (await submit(our.villager, await ruleThatAsksForWords(), { voiceId: before })).body;
    const giveBack = () =>
      here.call(our.keeper, pointsRoutes.returnApplication, { params: { applicationId: id }, body: { reason: '听不清' } });
    const supplement = (body: { text: string; voiceId?: string }) =>
      here.call(our.villager, pointsRoutes.supplementApplication, { params: { applicationId: id }, body: { photoIds: [], ...body } });
    await giveBack();
    expect((await supplement({ text: '' })).body.voice).toEqual(heard(before));
    await giveBack();
    expect((await supplement({ text: '', voiceId: await voice(our.neighbour) })).problem.code).toBe('POINTS.VOICE_UNKNOWN');
    expect((await supplement({ text: '', voiceId: after })).body.voice).toEqual(heard(after, 5_000));
  });

  it('is heard by the panel, and never in what is published', async () => {
    const voiceId = await voice(our.villager);
    const { id } = (await submit(our.villager, await ruleThatAsksForWords('full'), { voiceId })).body;
    expect((await our.pass(id)).status).toBe(200);
    const seats: Inhabitant[] = [];
    for (const reviewer of our.everybody) {
      const { items } = (await here.call(reviewer, panelRoutes.panelQueue, { query: { limit: '100' } })).body;
      const seat = items.find(item => item.id === id);
      if (!seat) continue;
      expect(seat.voice).toEqual(heard(voiceId));
      seats.push(reviewer);
    }
    expect(seats.length).toBeGreaterThanOrEqual(2);
    for (const seat of seats.slice(0, 2)) expect((await our.vote(seat, id, true, { points: 2 })).status).toBe(200);
    for (const reader of [our.neighbour, our.villager, our.supervisor]) {
      const published = await here.call(reader, panelRoutes.publications, { query: { scope: 'open', limit: '100' } });
      expect(published.body.items.some(item => item.applicationId === id)).toBe(true);
      expect(JSON.stringify(published.body)).not.toMatch(/voice|sound\.wav/);
    }
  });

  it('what the application’s role may do with it: put it in and read it, and never change or forget it', async () => {
    const may = async (right: string): Promise<boolean> => {
      const { rows } = await here.owner.query<{ may: boolean }>(
        `SELECT has_table_privilege('jishan_app', 'media_voice', '${right}') AS may`,
      );
      return rows[0]?.may ?? false;
    };
    expect(await Promise.all(['SELECT', 'INSERT', 'UPDATE', 'DELETE'].map(may))).toEqual([true, true, false, false]);
    const { id } = (await submit(our.villager, await here.rule(villageId), { text: '扫了院坝' })).body;
    // And a voice that nobody sent up is none, whoever writes it.
    await expect(
      here.owner.query('UPDATE points_application SET voice_id = $3 WHERE village_id = $1 AND id = $2', [villageId, id, uuidv7()]),
    ).rejects.toMatchObject({ code: '23503' });
  });
});
