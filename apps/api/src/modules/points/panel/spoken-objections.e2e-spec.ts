import { panelRoutes, pointsRoutes, type ObjectToApplication, type PanelItem } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { heard, voiceOf } from '../../../../test/voices';

let here: TestVillage;
let our: PanelVillage;
let ruleId: string;
beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here);
  ruleId = await here.rule(our.villageId, { lane: 'full' });
});
afterAll(() => here.close());

const object = (who: Inhabitant, applicationId: string, body: ObjectToApplication) =>
  here.call(who, panelRoutes.objectToApplication, { params: { applicationId }, body });
/** As it stands in somebody's panel queue; villagers have none. */
async function asked(who: Inhabitant, id: string): Promise<PanelItem | undefined> {
  const { status, body } = await here.call(who, panelRoutes.panelQueue, { query: { limit: '100' } });
  return status === 200 ? body.items.find(item => item.id === id) : undefined;
}

it('an objection may be spoken: whoever weighs it hears it, and it is weighed as any other', async () => {
  const id = await our.publicized(ruleId);
  expect((await object(our.neighbour, id, {})).problem).toMatchObject({ status: 422, code: 'POINTS.TEXT_NEEDED' });
  const voiceId = await voiceOf(here, our.neighbour);
  expect((await object(our.neighbour, id, { voiceId })).body).toMatchObject({ objected: true, mayObject: false });
  const seats = await our.asked(id);
  expect(seats.length).toBeGreaterThanOrEqual(2);
  for (const seat of seats) expect((await asked(seat, id))?.objections).toMatchObject([{ reason: '', voice: heard(voiceId) }]);
  await our.allVote(id, false);
  expect(await our.status(id)).toBe('upheld');
});

it('one that is written has no voice; one may write and speak', async () => {
  const id = await our.objected(ruleId);
  const [seat] = await our.asked(id);
  if (!seat) throw new Error('nobody is asked');
  expect((await asked(seat, id))?.objections).toMatchObject([{ reason: '那天没有看到他家的人', voice: null }]);
  const other = our.reviewers.find(one => one.personId !== seat.personId);
  if (!other) throw new Error('there is one reviewer only');
  const voiceId = await voiceOf(here, other, 5_000);
  expect((await object(other, id, { reason: '那天他家在赶场', voiceId })).status).toBe(200);
  expect((await asked(seat, id))?.objections[1]).toMatchObject({ reason: '那天他家在赶场', voice: heard(voiceId, 5_000) });
});

it('nobody else hears it, for a voice tells who objects: not the household, not the office, not the village', async () => {
  const id = await our.publicized(ruleId);
  const voiceId = await voiceOf(here, our.neighbour);
  const answer = await object(our.neighbour, id, { voiceId });
  expect(answer.status).toBe(200);
  const seats = (await our.asked(id)).map(seat => seat.personId);
  const all = [our.villager, our.neighbour, ...our.everybody];
  for (const reader of all) {
    const said = await Promise.all([
      here.call(reader, pointsRoutes.application, { params: { applicationId: id } }),
      here.call(reader, panelRoutes.publications, { query: { scope: 'open', limit: '100' } }),
      here.call(reader, panelRoutes.panelRecord, { params: { applicationId: id } }),
      here.call(reader, pointsRoutes.queue, { query: { limit: '100' } }),
    ]);
    expect(JSON.stringify([answer.body, ...said.map(({ body }) => body)])).not.toContain(voiceId);
    const item = await asked(reader, id);
    expect(JSON.stringify(item ?? {}).includes(voiceId)).toBe(seats.includes(reader.personId));
  }
  // The household reads that there is one, and that it was spoken.
  const { course } = (await here.call(our.villager, pointsRoutes.application, { params: { applicationId: id } })).body;
  expect(course?.objections).toEqual([{ reason: '', at: expect.any(String) as string, outcome: null, decidedAt: null, answers: [] }]);
});

it('carries only what its own writer sent up, once', async () => {
  const [first, second] = [await our.publicized(ruleId), await our.publicized(ruleId)];
  for (const voiceId of [await voiceOf(here, our.villager), uuidv7()])
    expect((await object(our.neighbour, first, { voiceId })).problem).toMatchObject({ status: 422, code: 'POINTS.VOICE_UNKNOWN' });
  const voiceId = await voiceOf(here, our.neighbour);
  expect((await object(our.neighbour, first, { voiceId })).status).toBe(200);
  expect((await object(our.neighbour, second, { voiceId })).problem).toMatchObject({ status: 422, code: 'POINTS.VOICE_USED' });
  expect(await our.status(second)).toBe('publicized');
});
