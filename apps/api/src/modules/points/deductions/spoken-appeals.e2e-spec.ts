import { deductionRoutes, type AppealDeduction } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { DeductionsVillage } from '../../../../test/deductions-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { heard, voiceOf } from '../../../../test/voices';

let here: TestVillage;
let our: DeductionsVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
  our = await DeductionsVillage.open(here);
});
afterAll(() => here.close());

const appeal = (deductionId: string, body: Partial<AppealDeduction>, who: Inhabitant = our.villager) =>
  here.call(who, deductionRoutes.appealDeduction, { params: { deductionId }, body: { text: '', photoIds: [], ...body } });

it('an appeal may be spoken: the household and those in office hear it, and it holds the posting up as any other', async () => {
  const id = await our.notified();
  expect((await appeal(id, { text: ' \n ' })).problem).toMatchObject({ status: 422, code: 'POINTS.TEXT_NEEDED' });
  const voiceId = await voiceOf(here, our.villager);
  const { body } = await appeal(id, { voiceId });
  expect(body).toMatchObject({ status: 'appealed', appeal: { text: '', voice: heard(voiceId) } });
  for (const reader of [our.villager, our.secretary, our.supervisor, our.cadre])
    expect((await our.read(id, reader)).body.appeal?.voice).toEqual(heard(voiceId));
  const list = await here.call(our.secretary, deductionRoutes.deductions, { query: { limit: '100' } });
  expect(list.body.items.find(item => item.id === id)?.appeal?.voice).toEqual(heard(voiceId));
  expect((await our.read(id, our.neighbour)).status).toBe(404);
  expect((await our.decide(id, true)).body).toMatchObject({ status: 'cancelled', appeal: { voice: heard(voiceId) } });
});

it('stays with a case that the office took back: who opened it does not decide what is left of it', async () => {
  const id = await our.notified();
  const voiceId = await voiceOf(here, our.villager, 3_000);
  await appeal(id, { text: '不是我家', voiceId });
  expect((await our.close('withdrawDeduction', id)).body).toMatchObject({
    status: 'withdrawn',
    appeal: { text: '不是我家', voice: heard(voiceId, 3_000) },
  });
});

it('carries only what its own writer sent up, once; one that is refused appeals nothing', async () => {
  const [first, second] = [await our.notified(), await our.notified()];
  for (const voiceId of [await voiceOf(here, our.neighbour), uuidv7()])
    expect((await appeal(first, { voiceId })).problem).toMatchObject({ status: 422, code: 'POINTS.VOICE_UNKNOWN' });
  const voiceId = await voiceOf(here, our.villager);
  expect((await appeal(first, { voiceId })).status).toBe(200);
  expect((await appeal(second, { voiceId })).problem).toMatchObject({ status: 422, code: 'POINTS.VOICE_USED' });
  expect(await our.status(second)).toBe('notified');
  expect((await our.appeal(second)).body.appeal).toMatchObject({ text: '那天我家没有人在', voice: null });
});
