import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UPLOAD_MAX_BYTES, type MediaView } from '@jishan/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { bearer, platformApp, type Member } from '../../../test/platform-app';
import { runSql } from '../../../test/run-sql';
import { testConfig } from '../../../test/test-config';
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

interface Part {
  readonly name: string;
  readonly head?: string;
  readonly body: Buffer | string;
}

function form(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(part => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part.name}"${part.head ?? ''}\r\n\r\n`, 'latin1'),
    Buffer.isBuffer(part.body) ? part.body : Buffer.from(part.body),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const file = (body: Buffer | string, name = 'photo.jpg', type = 'image/jpeg'): Part => ({
  name: 'file',
  head: `; filename="${name}"\r\nContent-Type: ${type}`,
  body,
});
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

describe('photos over HTTP', () => {
  let database: FreshDatabase;
  let folder: string;
  let config: Config;
  let app: NestFastifyApplication;
  let jpeg: Buffer;
  beforeAll(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'jishan-media-'));
    config = testConfig({ DATABASE_URL: database.appUrl, JISHAN_MEDIA_DIR: folder });
    app = await platformApp(config, [zhang, li, wang]);
    jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: 'green' } })
      .withExif({ IFD0: { Make: 'PlantedCamera' }, IFD2: { DateTimeOriginal: '2026:05:01 09:30:00' } })
      .jpeg()
      .toBuffer();
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
      url: `/api/v1/villages/${more.village ?? who.villageId}/media${more.query ?? ''}`,
      headers: { authorization: await bearer(config, who), 'content-type': more.type ?? MULTIPART },
      payload,
    });
  }

  it('take the phone’s word for when, only where the file says nothing and the phone’s clock can be right', async () => {
    const [plain, now] = [await sharp(jpeg).jpeg().toBuffer(), Date.now()];
    const taken = async (photo: Buffer, at: string): Promise<string | null> => {
      const answer = await upload(zhang, form([file(photo)]), { query: `?source=camera&takenAt=${encodeURIComponent(at)}` });
      expect(answer.statusCode).toBe(200);
      return answer.json<MediaView>().capturedAt;
    };
    const [yesterday, tomorrow, longAgo] = [-1, 1, -400].map(days => new Date(now + days * 86_400_000).toISOString());
    expect(await taken(plain, yesterday ?? '')).toBe(yesterday);
    expect(await taken(jpeg, yesterday ?? '')).toBe('2026-05-01T01:30:00.000Z');
    expect(await taken(plain, tomorrow ?? '')).toBeNull();
    expect(await taken(plain, longAgo ?? '')).toBeNull();
    const refused = await upload(zhang, form([file(plain)]), { query: '?takenAt=yesterday' });
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('come in, are re-encoded, and are read by the signed address without a session', async () => {
    const answer = await upload(zhang, form([file(jpeg)]));
    expect(answer.statusCode).toBe(200);
    const view = answer.json<MediaView>();
    expect(view).toMatchObject({ width: 640, height: 480, capturedAt: '2026-05-01T01:30:00.000Z' });
    for (const [url, width] of [
      [view.url, 640],
      [view.thumbnailUrl, 320],
    ] as const) {
      const read = await app.inject({ url });
      expect(read.statusCode).toBe(200);
      expect(read.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'x-content-type-options': 'nosniff',
        'content-length': String(read.rawPayload.length),
      });
      expect(read.headers['cache-control']).toMatch(/^private, max-age=\d{1,3}$/);
      expect(await sharp(read.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width });
      expect(read.rawPayload.includes('PlantedCamera')).toBe(false);
    }
    const [row] = await runSql(database.ownerUrl, [`SELECT encode(sha256, 'hex') AS sum FROM media_object WHERE id = '${view.id}'`]);
    const kept = (await app.inject({ url: view.url })).rawPayload;
    expect(row?.['sum']).toBe(createHash('sha256').update(kept).digest('hex'));
  });

  it('answer HEAD like GET, without the bytes', async () => {
    const { url } = (await upload(zhang, form([file(jpeg)]))).json<MediaView>();
    const head = await app.inject({ method: 'HEAD', url });
    expect(head.statusCode).toBe(200);
    expect(head.rawPayload).toHaveLength(0);
  });

  it.each(['query', 'field before the file', 'field after the file'])(
    'are the same photo when the upload is repeated with its id (%s)',
    async where => {
      const id = `0190a1b2-c3d4-7e5f-8a9b-${createHash('sha256').update(where).digest('hex').slice(0, 12)}`;
      const send = () => {
        if (where === 'query') return upload(zhang, form([file(jpeg)]), { query: `?id=${id}` });
        const field = { name: 'id', body: id };
        return upload(zhang, form(where.includes('before') ? [field, file(jpeg)] : [file(jpeg), field]));
      };
      const before = (await readdir(folder, { recursive: true })).length;
      const all = [...(await Promise.all([send(), send(), send()])), await send()];
      expect(all.map(one => one.statusCode)).toEqual([200, 200, 200, 200]);
      expect(new Set(all.map(one => one.json<MediaView>().id))).toEqual(new Set([id]));
      const [row] = await runSql(database.ownerUrl, [`SELECT count(*)::int AS n FROM media_object WHERE id = '${id}'`]);
      expect(row?.['n']).toBe(1);
      const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.jpg'));
      expect(files.length % 2).toBe(0);
      // Two files and at most their folder: the losers' bytes are gone again.
      expect((await readdir(folder, { recursive: true })).filter(name => name.endsWith('.jpg')).length - before).toBeLessThanOrEqual(2);
      expect((await app.inject({ url: (all[0]?.json<MediaView>() as MediaView).url })).statusCode).toBe(200);
      // Somebody else's id opens nothing.
      const stranger = await upload(li, form([file(jpeg)]), { query: `?id=${id}` });
      expect([stranger.statusCode, stranger.json<{ code: string }>().code]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
    },
  );

  it('of one village cannot be reached through another', async () => {
    const view = (await upload(zhang, form([file(jpeg)]))).json<MediaView>();
    const elsewhere = await app.inject({ url: view.url.replace(VILLAGE, OTHER_VILLAGE) });
    expect([elsewhere.statusCode, elsewhere.json<{ code: string }>().code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
    expect((await upload(zhang, form([file(jpeg)]), { village: OTHER_VILLAGE })).statusCode).toBe(404);
    expect(
      (
        await app.inject({
          method: 'POST',
          url: `/api/v1/villages/${VILLAGE}/media`,
          headers: { 'content-type': MULTIPART },
          payload: form([file(jpeg)]),
        })
      ).statusCode,
    ).toBe(401);
  });

  it('are closed without a right signature, and after its time', async () => {
    const view = (await upload(zhang, form([file(jpeg)]))).json<MediaView>();
    const bare = view.url.split('?')[0] as string;
    const code = async (url: string) => (await app.inject({ url })).json<{ code: string }>().code;
    expect(await code(bare)).toBe('REQUEST.INVALID');
    expect(await code(view.url.replace(/sig=./, 'sig=_'))).toBe('RESOURCE.NOT_FOUND');
    expect(await code(`${view.url}&size=thumbnail`)).toBe('RESOURCE.NOT_FOUND');
    expect(await code(`${view.url}&size=huge`)).toBe('REQUEST.INVALID');
    expect(await code(view.url.replace(/exp=\d+/, 'exp=99999999999'))).toBe('REQUEST.INVALID');
    jest.useFakeTimers({
      now: Date.now() + 901_000,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'queueMicrotask'],
    });
    try {
      expect(await code(view.url)).toBe('MEDIA.LINK_EXPIRED');
    } finally {
      jest.useRealTimers();
    }
  });

  describe('refused', () => {
    it.each<[string, string, () => { payload: Buffer | string; type?: string }]>([
      ['no part at all', 'MEDIA.MISSING_FILE', () => ({ payload: `--${BOUNDARY}--\r\n` })],
      ['an empty body', 'MEDIA.MISSING_FILE', () => ({ payload: '' })],
      ['a file of 0 bytes', 'MEDIA.MISSING_FILE', () => ({ payload: form([file('')]) })],
      ['a field instead of a file', 'MEDIA.MISSING_FILE', () => ({ payload: form([{ name: 'file', body: 'text' }]) })],
      ['a file under another name', 'MEDIA.MISSING_FILE', () => ({ payload: form([{ ...file(jpeg), name: 'upload' }]) })],
      ['HTML named .jpg', 'MEDIA.NOT_A_PHOTO', () => ({ payload: form([file('<html><script>alert(1)</script></html>', 'cat.jpg')]) })],
      [
        'SVG',
        'MEDIA.NOT_A_PHOTO',
        () => ({ payload: form([file('<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg', 'image/svg+xml')]) }),
      ],
      ['a cut file', 'MEDIA.BROKEN', () => ({ payload: form([file(jpeg.subarray(0, 400))]) })],
      [
        '10 MB and one byte',
        'MEDIA.TOO_LARGE',
        () => ({ payload: form([file(Buffer.concat([jpeg, Buffer.alloc(UPLOAD_MAX_BYTES - jpeg.length + 1)]))]) }),
      ],
      ['two files', 'REQUEST.TOO_LARGE', () => ({ payload: form([file(jpeg), file(jpeg)]) })],
      [
        'many fields',
        'REQUEST.TOO_LARGE',
        () => ({ payload: form([...Array.from({ length: 9 }, (_, n) => ({ name: `f${n}`, body: 'x' })), file(jpeg)]) }),
      ],
      ['an id that is none', 'REQUEST.INVALID', () => ({ payload: form([{ name: 'id', body: '../../x' }, file(jpeg)]) })],
      ['a field that would be a prototype', 'REQUEST.MALFORMED', () => ({ payload: form([{ name: '__proto__', body: 'x' }, file(jpeg)]) })],
      ['a form without an end', 'REQUEST.MALFORMED', () => ({ payload: form([file(jpeg)]).subarray(0, -20) })],
      ['a form without a boundary', 'REQUEST.MALFORMED', () => ({ payload: form([file(jpeg)]), type: 'multipart/form-data' })],
      ['JSON', 'REQUEST.UNSUPPORTED_TYPE', () => ({ payload: '{}', type: 'application/json' })],
      ['a bare JPEG', 'REQUEST.UNSUPPORTED_TYPE', () => ({ payload: jpeg, type: 'image/jpeg' })],
    ])('%s: %s', async (_what, code, make) => {
      const { payload, type } = make();
      const answer = await upload(zhang, payload, type ? { type } : {});
      expect(answer.json<{ code: string }>().code).toBe(code);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    });

    it.each(['a\0.jpg', '../../etc/passwd', 'C:\\x.jpg', '照片 1.jpg', `${'x'.repeat(3_000)}.jpg`, '"; filename="b.jpg'])(
      'no name matters, not even %j',
      async name => {
        const answer = await upload(zhang, form([file(jpeg, name)]));
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.statusCode === 200) expect(answer.json<MediaView>().url).not.toContain('passwd');
      },
    );

    it('leaves nothing half-written', async () => {
      const names = (await readdir(folder, { recursive: true })).filter(name => name.includes('.'));
      expect(names.filter(name => !/^[0-9a-f]{2}[\\/][0-9a-f]{30}\.(full|thumbnail)\.jpg$/.test(name))).toEqual([]);
      const [row] = await runSql(database.ownerUrl, ['SELECT count(*)::int AS n FROM media_object']);
      expect(names).toHaveLength(2 * Number(row?.['n']));
    });
  });

  it('exactly 10 MB are taken', async () => {
    const padded = Buffer.concat([jpeg, Buffer.alloc(UPLOAD_MAX_BYTES - jpeg.length)]);
    expect((await upload(zhang, form([file(padded)]))).statusCode).toBe(200);
  });

  it('a store that refuses is 503, and what was begun is gone', async () => {
    // A file stands where the folder should be.
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    const blocked = testConfig({ DATABASE_URL: database.appUrl, JISHAN_MEDIA_DIR: join(taken, 'media') });
    const other = await platformApp(blocked, [zhang]);
    try {
      const answer = await other.inject({
        method: 'POST',
        url: `/api/v1/villages/${VILLAGE}/media`,
        headers: { authorization: await bearer(blocked, zhang), 'content-type': MULTIPART },
        payload: form([file(jpeg)]),
      });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'SERVICE.BUSY']);
      expect(answer.headers['retry-after']).toBeDefined();
    } finally {
      await other.close();
    }
  });
});
