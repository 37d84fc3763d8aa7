import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { panelRoutes, pointsRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { waiting } from '../../../../test/in-turn';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage } from '../../../../test/village';
import { MediaStore, newStorageKey, voiceKey } from '../../../platform/media/media-store';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let folder: string;
let here: TestVillage;
let our: PanelVillage;
let ruleId: string;
let store: MediaStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jishan-voices-'));
  here = await TestVillage.boot({ JISHAN_MEDIA_DIR: folder });
  our = await PanelVillage.people(here);
  ruleId = await here.rule(our.villageId);
  store = here.app.get(MediaStore, { strict: false });
});
afterAll(async () => {
  await here.close();
  await rm(folder, { recursive: true, force: true });
});

interface Spoken {
  readonly applicationId: string;
  readonly voiceId: string;
  readonly key: string;
}

/** A voice note whose bytes lie in the store, and nothing that carries it. */
async function note(): Promise<{ voiceId: string; key: string }> {
  const [voiceId, key] = [uuidv7(), newStorageKey()];
  await store.write(voiceKey(key), Buffer.from('what was said'));
  await here.owner.query(
    `INSERT INTO media_voice (village_id, id, uploaded_by_account_id, storage_key, milliseconds, bytes, sha256) VALUES ($1, $2, $3, $4, 5000, 13, $5)`,
    [our.villageId, voiceId, our.villager.accountId, key, Buffer.alloc(32, voiceId)],
  );
  return { voiceId, key };
}

/** A case with such a note. */
async function spoken(): Promise<Spoken> {
  const { voiceId, key } = await note();
  const { body } = await here.call(our.villager, pointsRoutes.submitApplication, {
    body: { id: uuidv7(), ruleId, text: '', photoIds: [], voiceId },
  });
  expect(body.voice?.id).toBe(voiceId);
  return { applicationId: body.id, voiceId, key };
}

async function isThere({ voiceId, key }: Spoken): Promise<{ row: boolean; bytes: boolean }> {
  await here.app.get(OutboxDispatcher).drain();
  const bytes = await store.open(voiceKey(key));
  bytes?.stream.destroy();
  const { rows } = await here.owner.query('SELECT 1 FROM media_voice WHERE id = $1', [voiceId]);
  return { row: rows.length > 0, bytes: bytes !== null };
}
const KEPT = { row: true, bytes: true };
const LET_GO = { row: false, bytes: true };
const GONE = { row: false, bytes: false };
/** As if the day had gone by for which the bytes are left to a backup that is being taken. */
const dayGoesBy = () =>
  here.owner.query(
    `UPDATE outbox_event SET due_at = due_at - interval '1 day' WHERE topic = 'media.voice.bytes' AND done_at IS NULL AND due_at > now() + interval '23 hours'`,
  );
/** The row at once, the bytes after their day. */
async function expectGone(one: Spoken): Promise<void> {
  expect(await isThere(one)).toEqual(LET_GO);
  await dayGoesBy();
  expect(await isThere(one)).toEqual(GONE);
}

const params = ({ applicationId }: Spoken) => ({ params: { applicationId } });
const approve = (one: Spoken) => here.call(our.keeper, pointsRoutes.approveApplication, { ...params(one), body: {} });

describe('what was said for a case', () => {
  it('goes, row and bytes, when the case is withdrawn', async () => {
    const one = await spoken();
    expect(await isThere(one)).toEqual(KEPT);
    const { body } = await here.call(our.villager, pointsRoutes.withdrawApplication, { ...params(one), body: {} });
    expect(body).toMatchObject({ status: 'withdrawn', voice: null });
    await expectGone(one);
  });

  it('stays when the reviewer takes back a slip of the own: whoever decided does not decide what is left of it', async () => {
    const one = await spoken();
    expect((await approve(one)).status).toBe(200);
    expect((await here.call(our.keeper, panelRoutes.undoApproval, { ...params(one), body: {} })).status).toBe(200);
    expect(await isThere(one)).toEqual(KEPT);
    const { body } = await here.call(our.villager, pointsRoutes.application, params(one));
    expect(body).toMatchObject({ status: 'reversed', voice: { id: one.voiceId } });
  });

  it('stays with a case that was credited, corrected with a reason, or rejected: it is what was judged', async () => {
    const [credited, corrected, rejected] = [await spoken(), await spoken(), await spoken()];
    for (const one of [credited, corrected]) expect((await approve(one)).status).toBe(200);
    const reason = { reason: '不符合' };
    expect((await here.call(our.keeper, pointsRoutes.reverseCredit, { ...params(corrected), body: reason })).status).toBe(200);
    expect((await here.call(our.keeper, pointsRoutes.rejectApplication, { ...params(rejected), body: reason })).status).toBe(200);
    for (const one of [credited, corrected, rejected]) expect(await isThere(one)).toEqual(KEPT);
  });

  it('is forgotten at the next attempt when the store fails once, and never while a case carries it', async () => {
    const one = await spoken();
    const forget = jest.spyOn(store, 'remove').mockRejectedValueOnce(new Error('the disk is away'));
    await here.call(our.villager, pointsRoutes.withdrawApplication, { ...params(one), body: {} });
    expect(await isThere(one)).toEqual(LET_GO);
    await dayGoesBy();
    expect(await isThere(one)).toEqual(LET_GO);
    // Tried again later, by the outbox's own clock.
    await here.owner.query(`UPDATE outbox_event SET due_at = now() WHERE topic = 'media.voice.bytes' AND done_at IS NULL`);
    expect(await isThere(one)).toEqual(GONE);
    expect(forget).toHaveBeenCalledTimes(2);
    forget.mockRestore();

    const again = await spoken();
    const { rows } = await here.owner.query<{ forgotten: boolean }>(
      `SELECT media_forget_voice($1) AS forgotten FROM set_config('app.village', $2, true)`,
      [again.voiceId, our.villageId],
    );
    expect(rows).toEqual([{ forgotten: false }]);
    expect(await isThere(again)).toEqual(KEPT);
  });

  it('let go of while it is being sent with another case is one that nobody knows', async () => {
    const [{ voiceId }, id] = [await note(), uuidv7()];
    const other = new Client({ connectionString: here.database.ownerUrl });
    await other.connect();
    await other.query('BEGIN');
    await other.query('DELETE FROM media_voice WHERE id = $1', [voiceId]);
    const sent = here.call(our.villager, pointsRoutes.submitApplication, {
      body: { id, ruleId, text: '', photoIds: [], voiceId },
    });
    // It has seen the note, and waits for the row.
    await waiting(here, 1);
    await other.query('COMMIT');
    await other.end();
    expect((await sent).problem).toMatchObject({ status: 422, code: 'POINTS.VOICE_UNKNOWN' });
    expect((await here.call(our.villager, pointsRoutes.application, { params: { applicationId: id } })).status).toBe(404);
  });
});
