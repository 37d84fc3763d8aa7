import { inboxRoutes, noticesRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { at, NoticesVillage, wish } from '../../../test/notices-village';
import type { Inhabitant } from '../../../test/village';
import { heard, voiceOf } from '../../../test/voices';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

let v: NoticesVillage;
let here: NoticesVillage['here'];
let groups: NoticesVillage['groups'];
let luo: NoticesVillage['luo'];
let yang: NoticesVillage['yang'];
let cadre: NoticesVillage['cadre'];
let secretary: NoticesVillage['secretary'];

beforeAll(async () => {
  v = await NoticesVillage.boot();
  ({ here, groups, luo, yang, cadre, secretary } = v);
});
afterAll(() => here.close());

const read = async (who: Inhabitant, noticeId: string) => (await here.call(who, noticesRoutes.notice, at(noticeId))).body;
const itemOf = async (who: Inhabitant, noticeId: string) =>
  (await here.call(who, noticesRoutes.notices, { query: { limit: '100' } })).body.items.find(item => item.id === noticeId);

it('is heard by whoever may read it; the list says that it can be', async () => {
  const voiceId = await voiceOf(here, secretary, 20_000);
  const id = await v.published({ voiceId });
  for (const reader of [luo, cadre, secretary]) {
    expect(await read(reader, id)).toMatchObject({ text: '请提前储水。', spoken: true, voice: heard(voiceId, 20_000) });
    const item = await itemOf(reader, id);
    expect(item).toMatchObject({ spoken: true });
    // A link lives for minutes, a list lies in the phone for days.
    expect(JSON.stringify(item)).not.toContain('sound.wav');
  }
  const silent = await v.published();
  expect(await read(luo, silent)).toMatchObject({ spoken: false, voice: null });
  expect(await itemOf(luo, silent)).toMatchObject({ spoken: false });
  await here.app.get(OutboxDispatcher).drain();
  const { items } = (await here.call(luo, inboxRoutes.inbox, { query: { limit: '100' } })).body;
  const told = (subjectId: string) => items.find(item => item.subjectId === subjectId)?.body;
  expect(told(id)).toMatch(/（可以听）$/);
  expect(told(silent)).not.toContain('可以听');
});

it('is for nobody whom it is not meant for, here or in another village; who reads by office hears by office', async () => {
  const voiceId = await voiceOf(here, secretary);
  const id = await v.published({ voiceId, audience: 'groups', groupIds: [groups.first] });
  expect((await read(luo, id)).voice).toEqual(heard(voiceId));
  expect((await read(cadre, id)).voice).toEqual(heard(voiceId));
  const elsewhere = await here.village('解放村');
  const stranger = await here.person(elsewhere, { roles: ['secretary', 'cadre'] });
  for (const other of [yang, stranger]) {
    expect((await here.call(other, noticesRoutes.notice, at(id))).status).toBe(404);
    expect(await itemOf(other, id)).toBeUndefined();
  }
});

it('once it is withdrawn its voice goes where its text goes', async () => {
  const voiceId = await voiceOf(here, secretary);
  const id = await v.published({ voiceId });
  await here.call(secretary, noticesRoutes.withdrawNotice, { ...at(id), body: { reason: '时间写错' } });
  expect(await read(luo, id)).toMatchObject({ text: '', spoken: false, voice: null });
  expect(await itemOf(luo, id)).toMatchObject({ excerpt: '', spoken: false });
  expect(await read(secretary, id)).toMatchObject({ text: '请提前储水。', voice: heard(voiceId) });
});

it('carries only what its own publisher sent up, in this village, once', async () => {
  const elsewhere = await here.village('顺河村');
  const stranger = await here.person(elsewhere, { roles: ['secretary'] });
  for (const voiceId of [await voiceOf(here, cadre), await voiceOf(here, stranger), uuidv7()]) {
    const id = uuidv7();
    expect((await v.publish(secretary, { id, voiceId })).problem).toMatchObject({ status: 422, code: 'NOTICES.VOICE_UNKNOWN' });
    expect((await here.call(secretary, noticesRoutes.notice, at(id))).status).toBe(404);
  }
  const voiceId = await voiceOf(here, secretary);
  await v.published({ voiceId });
  const second = uuidv7();
  expect((await v.publish(secretary, { id: second, voiceId })).problem).toMatchObject({ status: 422, code: 'NOTICES.VOICE_USED' });
  expect((await here.call(secretary, noticesRoutes.notice, at(second))).status).toBe(404);
});

it('sent again after a lost answer it is told that it stands, not that its voice is used', async () => {
  const body = wish({ voiceId: await voiceOf(here, secretary) });
  expect((await here.call(secretary, noticesRoutes.publishNotice, { body })).status).toBe(200);
  expect((await here.call(secretary, noticesRoutes.publishNotice, { body })).problem.code).toBe('NOTICES.ID_TAKEN');
});

it('a voice alone is no notice: whoever cannot hear must be able to read it', async () => {
  expect((await v.publish(secretary, { text: '', voiceId: await voiceOf(here, secretary) })).problem.code).toBe('REQUEST.INVALID');
});

it('what a notice carries is not forgotten, whoever asks for it', async () => {
  const voiceId = await voiceOf(here, secretary);
  await v.published({ voiceId });
  const { rows } = await here.owner.query<{ forgotten: boolean }>(
    `SELECT media_forget_voice($1) AS forgotten FROM set_config('app.village', $2, true)`,
    [voiceId, v.villageId],
  );
  expect(rows).toEqual([{ forgotten: false }]);
});
