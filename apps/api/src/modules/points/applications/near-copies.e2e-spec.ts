import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pointsRoutes, sayCalendarDay, type MediaView, type QueueItem } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { disguises, picture, samePicture } from '../../../../test/pictures';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { bandsNear } from '../../../platform/media';

let here: TestVillage;
let folder: string;
let villageId: string;
let ruleId: string;
let villager: Inhabitant;
let neighbour: Inhabitant;
let keeper: Inhabitant;
let next = 1_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jishan-near-copies-'));
  here = await TestVillage.boot({ JISHAN_MEDIA_DIR: folder });
  villageId = await here.village();
  ruleId = await here.rule(villageId, { title: '院落“五清”' });
  villager = await here.person(villageId, { householdId: await here.household(villageId) });
  neighbour = await here.person(villageId, { householdId: await here.household(villageId, '杨家'), name: '杨建国' });
  keeper = await here.person(villageId, { roles: ['points_keeper'] });
});
afterAll(async () => {
  await here.close();
  await rm(folder, { recursive: true, force: true });
});

const BOUNDARY = 'jishanTestBoundary';
async function upload(who: Inhabitant, photo: Buffer, query = ''): Promise<string> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const reply = await here.app
    .getHttpAdapter()
    .getInstance()
    .inject({
      method: 'POST',
      url: `/api/v1/villages/${who.villageId}/media${query}`,
      headers: { authorization: `Bearer ${who.token}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      payload: Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    });
  if (reply.statusCode >= 300) throw new Error(reply.body);
  return (JSON.parse(reply.body) as MediaView).id;
}
async function submit(who: Inhabitant, photo: Buffer, rule = ruleId): Promise<string> {
  const id = uuidv7();
  const { status, body } = await here.call(who, pointsRoutes.submitApplication, {
    body: { id, ruleId: rule, text: '', photoIds: [await upload(who, photo)] },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
}
async function inQueue(id: string, who = keeper): Promise<QueueItem> {
  const { body } = await here.call(who, pointsRoutes.queue, { query: { limit: '100' } });
  const item = body.items.find(one => one.id === id);
  if (!item) throw new Error('not in the queue');
  return item;
}
const newPicture = (): Promise<Buffer> => picture((next += 1));

describe('nearly the same photo', () => {
  it.each(Object.keys(disguises))('%s: taken in, and the reviewer sees the earlier one beside it', async name => {
    const photo = await newPicture();
    const first = await submit(villager, photo);
    const second = await submit(neighbour, await (disguises[name] as (typeof disguises)[string])(photo));
    const item = await inQueue(second);
    expect(item.similar).toHaveLength(1);
    expect(item.similar[0]).toMatchObject({
      photoId: item.photos[0]?.id,
      ruleTitle: '院落“五清”',
      sameHousehold: false,
      status: 'submitted',
    });
    expect(item.similar[0]?.earlier.id).toBe((await inQueue(first)).photos[0]?.id);
    expect((await inQueue(first)).similar).toEqual([]);
  });

  it('is never among many that are approved by one tap: it says why, the others go through, and alone it can be approved', async () => {
    const photo = await newPicture();
    const first = await submit(villager, photo);
    const alike = await submit(neighbour, await (disguises['resized'] as (typeof disguises)[string])(photo));
    const { body } = await here.call(keeper, pointsRoutes.approveMany, { body: { applicationIds: [first, alike] } });
    expect(body.outcomes).toMatchObject([
      { applicationId: first, approved: { status: 'credited' } },
      { applicationId: alike, refused: { code: 'POINTS.LOOK_SINGLY', title: '照片与以前的很像，要单独看' } },
    ]);
    const looked = await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: alike }, body: {} });
    expect(looked.body).toMatchObject({ status: 'credited' });
  });

  it('another picture is like none', async () => {
    for (let n = 0; n < 6; n += 1) expect((await inQueue(await submit(villager, await newPicture()))).similar).toEqual([]);
  });

  it('is for reviewers only: the applicant’s own view says nothing of it', async () => {
    const photo = await newPicture();
    await submit(villager, photo);
    const id = await submit(villager, await (disguises['resized'] as (typeof disguises)[string])(photo));
    expect((await inQueue(id)).similar[0]).toMatchObject({ sameHousehold: true });
    const mine = await here.call(villager, pointsRoutes.application, { params: { applicationId: id } });
    expect(Object.keys(mine.body)).not.toContain('similar');
  });

  it('counts within the village and a year, and not against what was withdrawn', async () => {
    const photo = await newPicture();
    const resized = await (disguises['resized'] as (typeof disguises)[string])(photo);
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere) });
    await submit(stranger, photo, await here.rule(elsewhere));
    const old = await submit(neighbour, await (disguises['blurred'] as (typeof disguises)[string])(photo));
    await here.owner.query(`UPDATE points_application SET submitted_at = now() - interval '13 months' WHERE id = $1`, [old]);
    const withdrawn = await submit(villager, photo);
    await here.call(villager, pointsRoutes.withdrawApplication, { params: { applicationId: withdrawn } });
    expect((await inQueue(await submit(villager, resized))).similar).toEqual([]);
  });

  it('looks back all the year', async () => {
    const photo = await newPicture();
    const old = await submit(neighbour, photo);
    await here.owner.query(`UPDATE points_application SET submitted_at = now() - interval '11 months' WHERE id = $1`, [old]);
    expect((await inQueue(await submit(villager, await (disguises['resized'] as (typeof disguises)[string])(photo)))).similar).toHaveLength(
      1,
    );
  });

  it('can be looked for by the bands’ indexes, not only photo by photo', async () => {
    const crowd = await submit(villager, await newPicture());
    // Taken back afterwards: no application has 20,001 photos, and the queue would look at each of them.
    await here.owner.query('BEGIN');
    await here.owner.query(
      `INSERT INTO points_application_photo (village_id, application_id, position, media_id, sha256, picture_hash, band_1, band_2, band_3, band_4)
       SELECT p.village_id, p.application_id, n + 1, p.media_id, sha256(n::text::bytea), p.picture_hash, random() * 65535, random() * 65535, random() * 65535, random() * 65535
       FROM points_application_photo p, generate_series(1, 20000) n WHERE p.application_id = $1`,
      [crowd],
    );
    await here.owner.query('ANALYZE points_application_photo');
    await here.owner.query('SET LOCAL enable_seqscan = off');
    const near = bandsNear(Buffer.from('0123456789abcdef', 'hex'), 2);
    const { rows } = await here.owner.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT 1 FROM points_application_photo p WHERE p.village_id = $1 AND (p.band_1 = ANY($2) OR p.band_2 = ANY($3) OR p.band_3 = ANY($4) OR p.band_4 = ANY($5))`,
      [villageId, ...near],
    );
    await here.owner.query('ROLLBACK');
    const plan = rows.map(row => row['QUERY PLAN']).join('\n');
    for (const band of [1, 2, 3, 4]) expect(plan).toContain(`ix_points_application_photo_band_${band}`);
  });
});

describe('the very same picture', () => {
  it.each(Object.keys(samePicture))(
    '%s: refused with the day and the rule of the earlier application, and without anybody’s name',
    async name => {
      const photo = await newPicture();
      await submit(neighbour, photo);
      const { problem } = await here.call(villager, pointsRoutes.submitApplication, {
        body: {
          id: uuidv7(),
          ruleId,
          text: '',
          photoIds: [await upload(villager, await (samePicture[name] as (typeof samePicture)[string])(photo))],
        },
      });
      const today = sayCalendarDay(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
      expect(problem).toMatchObject({ code: 'POINTS.PHOTO_USED', detail: `这张照片在${today}申报“院落“五清””时用过，请拍新的照片。` });
      expect(JSON.stringify(problem)).not.toContain('杨');
    },
  );

  it('sent by two at once is taken once', async () => {
    const photo = await newPicture();
    const both = await Promise.all([villager, neighbour].map(async who => ({ who, photoId: await upload(who, photo) })));
    const replies = await Promise.all(
      both.map(({ who, photoId }) =>
        here.call(who, pointsRoutes.submitApplication, { body: { id: uuidv7(), ruleId, text: '', photoIds: [photoId] } }),
      ),
    );
    expect(replies.map(reply => reply.status).sort()).toEqual([200, 422]);
  });
});

it('a photo from the album is marked for the reviewer; one taken in the app is not', async () => {
  const photoIds = [
    await upload(villager, await newPicture(), '?source=album'),
    await upload(villager, await newPicture(), '?source=camera'),
    await upload(villager, await newPicture()),
  ];
  const id = uuidv7();
  await here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds } });
  expect((await inQueue(id)).photos.map(photo => photo.source)).toEqual(['album', 'camera', null]);
});
