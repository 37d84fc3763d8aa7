import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VOICE_UPLOAD_MAX_BYTES, type MediaView, type VoiceView } from '@jishan/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { bearer, platformApp, type Member } from '../../../test/platform-app';
import { runSql } from '../../../test/run-sql';
import { testConfig } from '../../../test/test-config';
import { chunk, samplesOf, strength, wave } from '../../../test/waves';
import type { Config } from '../config/config';

const VILLAGE = '0190a1b2-c3d4-7e5f-8a9b-000000000001';
const OTHER_VILLAGE = '0190a1b2-c3d4-7e5f-8a9b-000000000002';
const member = (n: number, villageId: string): Member => ({
  accountId: `0190a1b2-c3d4-7e5f-8a9b-00000000001${n}`,
  personId: `0190a1b2-c3d4-7e5f-8a9b-00000000002${n}`,
  villageId,
  roles: ['villager'],
});
const zhang = member(1, VILLAGE);
const li = member(2, VILLAGE);
const wang = member(3, OTHER_VILLAGE);
const BOUNDARY = 'jishanTestBoundary';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

/** As the phone sends it: one file, whatever it is called. */
const form = (body: Buffer, name = 'voice.wav', field = 'file'): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: audio/wav\r\n\r\n`),
    body,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);

describe('voice notes over HTTP', () => {
  let database: FreshDatabase;
  let folder: string;
  let config: Config;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'jishan-voice-'));
    config = testConfig({ DATABASE_URL: database.appUrl, JISHAN_MEDIA_DIR: folder });
    app = await platformApp(config, [zhang, li, wang]);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => runSql(database.ownerUrl, ['DELETE FROM rate_count']));

  async function upload(who: Member, payload: Buffer | string, more: { query?: string; type?: string; village?: string } = {}) {
    return app.inject({
      method: 'POST',
      url: `/api/v1/villages/${more.village ?? who.villageId}/voices${more.query ?? ''}`,
      headers: { authorization: await bearer(config, who), 'content-type': more.type ?? MULTIPART },
      payload,
    });
  }
  const sent = async (sound = wave()): Promise<VoiceView> => (await upload(zhang, form(sound))).json<VoiceView>();
  const codeOf = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;

  it('come in, are written anew, and are heard by the signed address without a session', async () => {
    const recorded = wave({ seconds: 3, rate: 48_000, channels: 2, after: chunk('LIST', Buffer.from('INFOPlantedPhone')) });
    const answer = await upload(zhang, form(recorded));
    expect(answer.statusCode).toBe(200);
    const view = answer.json<VoiceView>();
    expect(view.milliseconds).toBe(3_000);
    // Players of phones look at the name's end.
    expect(view.url.split('?')[0]).toMatch(/\/sound\.wav$/);
    const read = await app.inject({ url: view.url });
    expect(read.statusCode).toBe(200);
    expect(read.headers).toMatchObject({
      'content-type': 'audio/wav',
      'x-content-type-options': 'nosniff',
      'content-length': String(44 + 3 * 16_000),
      'accept-ranges': 'bytes',
      'content-disposition': 'inline',
    });
    expect(read.headers['cache-control']).toMatch(/^private, max-age=\d{1,3}$/);
    expect(read.rawPayload.includes('PlantedPhone')).toBe(false);
    expect(strength(samplesOf(read.rawPayload), 440)).toBeGreaterThan(11_500);
    const [row] = await runSql(database.ownerUrl, [`SELECT encode(sha256, 'hex') AS sum, bytes FROM media_voice WHERE id = '${view.id}'`]);
    expect(row).toEqual({ sum: createHash('sha256').update(recorded).digest('hex'), bytes: 44 + 3 * 16_000 });
  });

  it('answer the parts that players ask for, and HEAD', async () => {
    const { url } = await sent();
    const whole = (await app.inject({ url })).rawPayload;
    const part = (range: string) => app.inject({ url, headers: { range } });
    const probe = await part('bytes=0-1');
    expect([probe.statusCode, probe.headers['content-range'], probe.headers['content-length']]).toEqual([
      206,
      `bytes 0-1/${whole.length}`,
      '2',
    ]);
    expect(probe.rawPayload.toString()).toBe('RI');
    const rest = await part('bytes=44-');
    expect(rest.rawPayload.equals(whole.subarray(44))).toBe(true);
    expect((await part('bytes=-10')).rawPayload.equals(whole.subarray(-10))).toBe(true);
    for (const odd of ['bytes=9999999-', 'bytes=0-1,4-5', 'lines=1-2']) {
      const answer = await part(odd);
      expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, whole.length]);
    }
    const head = await app.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0]);
  });

  it('are the same voice note when the upload is repeated with its id, and nobody else’s', async () => {
    const id = '0190a1b2-c3d4-7e5f-8a9b-aaaaaaaaaaaa';
    const send = () => upload(zhang, form(wave()), { query: `?id=${id}` });
    const all = [...(await Promise.all([send(), send(), send()])), await send()];
    expect(all.map(one => [one.statusCode, one.json<VoiceView>().id])).toEqual(Array.from({ length: 4 }, () => [200, id]));
    const stranger = await upload(li, form(wave()), { query: `?id=${id}` });
    expect([stranger.statusCode, codeOf(stranger)]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
  });

  it('of one village cannot be reached through another, nor without a session', async () => {
    const { url } = await sent();
    const elsewhere = await app.inject({ url: url.replace(VILLAGE, OTHER_VILLAGE) });
    expect([elsewhere.statusCode, codeOf(elsewhere)]).toEqual([404, 'RESOURCE.NOT_FOUND']);
    expect((await upload(zhang, form(wave()), { village: OTHER_VILLAGE })).statusCode).toBe(404);
    const bare = await app.inject({
      method: 'POST',
      url: `/api/v1/villages/${VILLAGE}/voices`,
      headers: { 'content-type': MULTIPART },
      payload: form(wave()),
    });
    expect(bare.statusCode).toBe(401);
  });

  it('are closed without a right signature, by a photo’s signature, and after their time', async () => {
    const view = await sent();
    const code = async (url: string) => codeOf(await app.inject({ url }));
    expect(await code(view.url.split('?')[0] ?? '')).toBe('REQUEST.INVALID');
    expect(await code(view.url.replace(/sig=./, 'sig=_'))).toBe('RESOURCE.NOT_FOUND');
    const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer();
    const photo = await app.inject({
      method: 'POST',
      url: `/api/v1/villages/${VILLAGE}/media`,
      headers: { authorization: await bearer(config, zhang), 'content-type': MULTIPART },
      payload: form(jpeg, 'photo.jpg'),
    });
    const signature = photo.json<MediaView>().url.split('?')[1] ?? '';
    expect(await code(`${view.url.split('?')[0] ?? ''}?${signature}`)).toBe('RESOURCE.NOT_FOUND');
    jest.useFakeTimers({
      now: Date.now() + 901_000,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'queueMicrotask'],
    });
    try {
      expect(await code(view.url)).toBe('MEDIA.VOICE_LINK_EXPIRED');
    } finally {
      jest.useRealTimers();
    }
  });

  it.each<[string, string, () => { payload: Buffer | string; type?: string }]>([
    ['a file of 0 bytes', 'MEDIA.VOICE_MISSING', () => ({ payload: form(Buffer.alloc(0)) })],
    ['no file', 'MEDIA.VOICE_MISSING', () => ({ payload: `--${BOUNDARY}--\r\n` })],
    ['another field', 'MEDIA.VOICE_MISSING', () => ({ payload: form(wave(), 'voice.wav', 'sound') })],
    ['a photo', 'MEDIA.VOICE_FORMAT', () => ({ payload: form(Buffer.from('ffd8ffe000104a464946', 'hex')) })],
    ['HTML named .wav', 'MEDIA.VOICE_FORMAT', () => ({ payload: form(Buffer.from('<html></html>'.repeat(9))) })],
    ['lying lengths', 'MEDIA.VOICE_BROKEN', () => ({ payload: form(wave({ claimed: 900_000 })) })],
    ['a blink', 'MEDIA.VOICE_TOO_SHORT', () => ({ payload: form(wave({ seconds: 0.2 })) })],
    ['two minutes', 'MEDIA.VOICE_TOO_LONG', () => ({ payload: form(wave({ seconds: 120 })) })],
    ['silence', 'MEDIA.VOICE_SILENT', () => ({ payload: form(wave({ tone: 0 })) })],
    [
      'one byte too much',
      'MEDIA.VOICE_TOO_LARGE',
      () => ({ payload: form(Buffer.concat([wave(), Buffer.alloc(VOICE_UPLOAD_MAX_BYTES)])) }),
    ],
    ['JSON', 'REQUEST.UNSUPPORTED_TYPE', () => ({ payload: '{}', type: 'application/json' })],
  ])('refused, %s: %s', async (_what, code, make) => {
    const { payload, type } = make();
    const answer = await upload(zhang, payload, type ? { type } : {});
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(codeOf(answer)).toBe(code);
  });

  it('refused: an id that is none', async () => {
    expect(codeOf(await upload(zhang, form(wave()), { query: '?id=../../x' }))).toBe('REQUEST.INVALID');
  });

  it('leave nothing half-written, and one file for each row', async () => {
    const names = (await readdir(folder, { recursive: true })).filter(name => name.includes('.voice.'));
    expect(names.filter(name => !/^[0-9a-f]{2}[\\/][0-9a-f]{30}\.voice\.wav$/.test(name))).toEqual([]);
    const [row] = await runSql(database.ownerUrl, ['SELECT count(*)::int AS n FROM media_voice']);
    expect(names).toHaveLength(Number(row?.['n']));
  });

  it('are counted with the photos: a flood ends', async () => {
    await runSql(database.ownerUrl, ['DELETE FROM rate_count']);
    const codes = new Set<number>();
    for (let n = 0; n < 125; n += 1) codes.add((await upload(zhang, form(Buffer.alloc(0)))).statusCode);
    expect([...codes]).toEqual([400, 429]);
  });

  it('a store that refuses is 503, and what was begun is gone', async () => {
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    const blocked = testConfig({ DATABASE_URL: database.appUrl, JISHAN_MEDIA_DIR: join(taken, 'media') });
    const other = await platformApp(blocked, [zhang]);
    try {
      const answer = await other.inject({
        method: 'POST',
        url: `/api/v1/villages/${VILLAGE}/voices`,
        headers: { authorization: await bearer(blocked, zhang), 'content-type': MULTIPART },
        payload: form(wave()),
      });
      expect([answer.statusCode, codeOf(answer)]).toEqual([503, 'SERVICE.BUSY']);
    } finally {
      await other.close();
    }
  });
});
