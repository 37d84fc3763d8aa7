import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { testConfig } from '../../../test/test-config';
import { LocalStore } from './local-store';
import { mediaStoreOf } from './media.module';
import { newStorageKey, objectKey, voiceKey, type MediaStore } from './media-store';
import { S3Store } from './s3-store';

interface Place {
  readonly store: MediaStore;
  close(): Promise<void>;
}

async function localPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'jishan-media-'));
  return { store: new LocalStore(join(folder, 'not', 'yet', 'there')), close: () => rm(folder, { recursive: true, force: true }) };
}

/** The three calls of an S3 service that the store makes, over real HTTP. */
function bucketServer(): Server {
  const objects = new Map<string, Buffer>();
  return createServer((request, answer) => {
    const path = request.url?.split('?')[0] ?? '';
    void buffer(request).then(body => {
      if (!path.startsWith('/photos/') || !request.headers.authorization?.startsWith('AWS4-HMAC-SHA256'))
        return answer.writeHead(403).end();
      if (request.method === 'PUT') {
        objects.set(path, body);
        return answer.writeHead(200, { etag: '"x"' }).end();
      }
      if (request.method === 'DELETE') {
        objects.delete(path);
        return answer.writeHead(204).end();
      }
      const found = objects.get(path);
      if (!found)
        return answer
          .writeHead(404, { 'content-type': 'application/xml' })
          .end('<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>absent</Message></Error>');
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const part = first === undefined ? found : found.subarray(Number(first), Number(last) + 1);
      return answer.writeHead(first === undefined ? 200 : 206, { 'content-length': part.length }).end(part);
    });
  });
}

async function s3Place(): Promise<Place> {
  const server = bucketServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const kept = { id: process.env['AWS_ACCESS_KEY_ID'], secret: process.env['AWS_SECRET_ACCESS_KEY'] };
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
  const store = new S3Store({ bucket: 'photos', region: 'auto', endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return {
    store,
    close: async () => {
      store.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      if (kept.id === undefined) delete process.env['AWS_ACCESS_KEY_ID'];
      if (kept.secret === undefined) delete process.env['AWS_SECRET_ACCESS_KEY'];
    },
  };
}

describe.each([
  ['a folder', localPlace],
  ['a bucket', s3Place],
])('photos in %s', (_where, makePlace) => {
  let place: Place;
  beforeAll(async () => {
    place = await makePlace();
  });
  afterAll(() => place.close());

  it('come back as they were put, until they are removed', async () => {
    const key = objectKey(newStorageKey(), 'full');
    const bytes = Buffer.from('photo bytes');
    await place.store.write(key, bytes);
    const stored = await place.store.open(key);
    expect(stored?.bytes).toBe(bytes.length);
    expect(stored && (await buffer(stored.stream)).equals(bytes)).toBe(true);
    await place.store.remove(key);
    expect(await place.store.open(key)).toBeNull();
    await place.store.remove(key);
  });

  it('a part of a voice note comes alone', async () => {
    const key = voiceKey(newStorageKey());
    await place.store.write(key, Buffer.from('0123456789'));
    const part = await place.store.open(key, { first: 3, last: 5 });
    expect([part?.bytes, part && (await buffer(part.stream)).toString()]).toEqual([3, '345']);
    await place.store.remove(key);
    expect(await place.store.open(key)).toBeNull();
  });

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'ab/../../../etc/passwd',
    'ab/cd',
    '',
    'ab\\..\\x',
    `ab/${'0'.repeat(30)}.full.jpg\0.png`,
    `ab/${'0'.repeat(30)}.full.jpg/..`,
    `ab/${'0'.repeat(30)}.full.wav`,
    `ab/${'0'.repeat(30)}.voice.wav/../x`,
  ])('have no key like %j', async key => {
    await expect(place.store.write(key, Buffer.from('x'))).rejects.toThrow('not a key');
    await expect(place.store.open(key)).rejects.toThrow('not a key');
    await expect(place.store.remove(key)).rejects.toThrow('not a key');
  });
});

describe('a folder that refuses', () => {
  it('leaves no half-written file behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jishan-media-'));
    const store = new LocalStore(folder);
    const key = objectKey(newStorageKey(), 'full');
    // A folder stands where the file should go, so the last step fails.
    await store.write(`${key.slice(0, 3)}${'f'.repeat(30)}.full.jpg`, Buffer.from('x'));
    const { mkdir } = await import('node:fs/promises');
    await mkdir(join(folder, key, 'occupied'), { recursive: true });
    await expect(store.write(key, Buffer.from('half'))).rejects.toThrow();
    expect((await readdir(join(folder, key.slice(0, 2)))).filter(name => name.endsWith('.part'))).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
});

it('is the bucket where one is configured, and the disk where none is', async () => {
  const config = testConfig({ DATABASE_URL: 'postgres://jishan_app@127.0.0.1/jishan' });
  expect(await mediaStoreOf(config)).toBeInstanceOf(LocalStore);
  expect(await mediaStoreOf({ ...config, s3: { bucket: 'photos', region: 'cn-1' } })).toBeInstanceOf(S3Store);
});
