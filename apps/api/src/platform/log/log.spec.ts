import { Writable } from 'node:stream';
import fastify from 'fastify';
import { loggerOptions, newRequestId } from './log';

const PLANTED = [
  '罗秀英',
  '13812341234',
  'secret-password',
  'eyJ-access-token',
  'refresh-token-of-hers',
  'invitation-token',
  'session-cookie',
];

async function linesOf(): Promise<string> {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const app = fastify({ logger: { ...loggerOptions('trace'), stream }, genReqId: newRequestId });
  app.post('/api/v1/invitations/:token', (request, reply) => {
    const fault = Object.assign(new Error('duplicate key'), {
      detail: 'Key (name)=（罗秀英） already exists.',
      where: 'unnamed portal parameter $1 = 13812341234',
      parameters: ['13812341234'],
      query: "SELECT '罗秀英'",
      driverError: { detail: 'Key (phone)=(13812341234)' },
    });
    request.log.error({ err: fault }, 'unexpected fault');
    request.log.info(
      { account: { phone: '13812341234', password: 'secret-password', token: 'eyJ-access-token', refreshToken: 'refresh-token-of-hers' } },
      'something',
    );
    void reply.send({ name: '罗秀英' });
  });
  await app.inject({
    method: 'POST',
    url: '/api/v1/invitations/invitation-token?name=罗秀英&phone=13812341234',
    headers: { authorization: 'Bearer eyJ-access-token', cookie: 'jishan_refresh=session-cookie' },
    payload: { name: '罗秀英', phone: '13812341234', password: 'secret-password' },
  });
  await app.close();
  return written.join('');
}

describe('the log', () => {
  it('says what was asked and what was answered, under the request’s id', async () => {
    const lines = (await linesOf())
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { reqId?: string; req?: { path: string }; res?: { statusCode: number }; err?: { message: string } });
    expect(lines.find(line => line.req)?.req).toMatchObject({ method: 'POST', path: '/api/v1/invitations/…' });
    expect(lines.find(line => line.res)?.res?.statusCode).toBe(200);
    expect(lines.find(line => line.err)?.err?.message).toBe('duplicate key');
    expect(new Set(lines.map(line => line.reqId)).size).toBe(1);
  });

  it.each(PLANTED)('never says %s', async planted => {
    const lines = await linesOf();
    expect(lines).not.toContain(planted);
    expect(lines).not.toContain(encodeURIComponent(planted));
  });
});
