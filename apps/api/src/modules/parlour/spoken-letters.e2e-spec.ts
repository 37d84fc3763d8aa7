import { parlourRoutes, type AskSecretary, type ThreadVisibility, type WriteInThread } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { heard, voiceOf } from '../../../test/voices';

let here: TestVillage;
let villageId: string;
let luo: Inhabitant;
let yang: Inhabitant;
let secretary: Inhabitant;
let supervisor: Inhabitant;
beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  luo = await here.person(villageId, { householdId: await here.household(villageId), head: true, name: '罗秀英' });
  yang = await here.person(villageId, { householdId: await here.household(villageId, '杨家'), name: '杨开明' });
  secretary = await here.person(villageId, { roles: ['secretary'], name: '阿木书记' });
  supervisor = await here.person(villageId, { roles: ['supervisor'] });
});
afterAll(() => here.close());

const ask = (visibility: ThreadVisibility, change: Partial<AskSecretary>, who = luo) =>
  here.call(who, parlourRoutes.askSecretary, { body: { id: uuidv7(), visibility, text: '', photoIds: [], ...change } });
const at = (threadId: string) => ({ params: { threadId } });
const read = (who: Inhabitant, threadId: string) => here.call(who, parlourRoutes.parlourThread, at(threadId));
const write = (route: 'answerThread' | 'followUpThread', who: Inhabitant, threadId: string, body: Partial<WriteInThread>) =>
  here.call(who, parlourRoutes[route], { ...at(threadId), body: { text: '', photoIds: [], ...body } });

it('a private letter may be spoken, asked on and answered so: heard by its writer and the secretary, missing for everybody else', async () => {
  expect((await ask('private', { text: ' \n ' })).problem).toMatchObject({ status: 422, code: 'PARLOUR.WORDS_NEEDED' });
  const said = await voiceOf(here, luo);
  const { status, body } = await ask('private', { voiceId: said });
  expect([status, body.excerpt]).toEqual([200, '']);
  const { id } = body;
  const answered = await voiceOf(here, secretary, 7_000);
  expect((await write('answerThread', secretary, id, { voiceId: answered })).status).toBe(200);
  const again = await voiceOf(here, luo, 3_000);
  expect((await write('followUpThread', luo, id, { text: '还有一句', voiceId: again })).status).toBe(200);
  for (const reader of [luo, secretary])
    expect((await read(reader, id)).body.messages).toMatchObject([
      { text: '', voice: heard(said), spoken: true },
      { text: '', voice: heard(answered, 7_000), spoken: true },
      { text: '还有一句', voice: heard(again, 3_000), spoken: true },
    ]);
  for (const other of [yang, supervisor]) expect((await read(other, id)).status).toBe(404);
});

it('of an open letter the village reads what is written, and hears nothing: no machine looks for numbers and names in a sound', async () => {
  const voiceId = await voiceOf(here, luo);
  const { id } = (await ask('open', { voiceId })).body;
  expect((await write('answerThread', secretary, id, { voiceId: await voiceOf(here, secretary) })).problem).toMatchObject({
    status: 422,
    code: 'PARLOUR.ANSWER_WRITTEN',
  });
  const answered = await voiceOf(here, secretary);
  expect((await write('answerThread', secretary, id, { text: '明天就修', voiceId: answered })).status).toBe(200);
  for (const reader of [luo, secretary])
    expect((await read(reader, id)).body.messages).toMatchObject([{ voice: heard(voiceId) }, { text: '明天就修', voice: heard(answered) }]);
  for (const reader of [yang, supervisor]) {
    const { body } = await read(reader, id);
    expect(body.messages).toMatchObject([
      { text: '', voice: null, spoken: true },
      { text: '明天就修', voice: null, spoken: true },
    ]);
    expect(JSON.stringify(body)).not.toContain('sound.wav');
    const list = await here.call(reader, parlourRoutes.parlourThreads, { query: { scope: 'open', limit: '100' } });
    expect(list.body.items.find(item => item.id === id)?.excerpt).toBe('');
    expect(JSON.stringify(list.body)).not.toMatch(/sound\.wav|voice/);
  }
});

it('carries only what its own writer sent up, in this village, once', async () => {
  const elsewhere = await here.village('解放村');
  const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere) });
  for (const voiceId of [await voiceOf(here, yang), await voiceOf(here, stranger), uuidv7()])
    expect((await ask('private', { voiceId })).problem).toMatchObject({ status: 422, code: 'PARLOUR.VOICE_UNKNOWN' });
  const voiceId = await voiceOf(here, luo);
  expect((await ask('private', { voiceId })).status).toBe(200);
  const second = uuidv7();
  expect((await ask('private', { id: second, voiceId })).problem).toMatchObject({ status: 422, code: 'PARLOUR.VOICE_USED' });
  expect((await read(luo, second)).status).toBe(404);
});

it('what a letter carries is not forgotten, whoever asks for it', async () => {
  const voiceId = await voiceOf(here, luo);
  await ask('private', { text: '有事', voiceId });
  const { rows } = await here.owner.query<{ forgotten: boolean }>(
    `SELECT media_forget_voice($1) AS forgotten FROM set_config('app.village', $2, true)`,
    [voiceId, villageId],
  );
  expect(rows).toEqual([{ forgotten: false }]);
});
