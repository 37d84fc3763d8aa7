import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LineProof } from '@jishan/contracts';
import type { WeappHost } from '../../weapp/host';
import { productUrl } from '../product-note';
import { newVillager } from '../villagers';
import { canPress, phoneOf, press, putPhonesAway, see } from './hands';

const SOON_MS = 240_000;
const CHECK = /^核对：/;
const STATEMENT = '/pkg-points/pages/statement/index';

const open: Server[] = [];

/** The product, with one answer of it changed on its way to the phone. */
async function tampering(change: (proof: LineProof) => LineProof): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void pass(request.method ?? 'GET', request.url ?? '/', request.headers as Record<string, string>, Buffer.concat(parts))
        .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
        .catch(() => response.writeHead(502).end());
    });
  });
  const pass = async (method: string, url: string, headers: Record<string, string>, sent: Buffer) => {
    const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _coding, ...kept } = headers;
    const bodiless = method === 'GET' || method === 'HEAD';
    const answer = await fetch(productUrl() + url, { method, headers: kept, ...(bodiless ? {} : { body: new Uint8Array(sent) }) });
    const body = Buffer.from(await answer.arrayBuffer());
    const isProof = answer.ok && new URL(url, productUrl()).pathname.endsWith('/proof');
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? 'application/octet-stream',
      body: isProof ? Buffer.from(JSON.stringify(change(JSON.parse(body.toString('utf8')) as LineProof))) : body,
    };
  };
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The oldest line on the page: what was booked today is sealed at midnight only. */
async function checkOldest(phone: WeappHost): Promise<void> {
  await phone.open(STATEMENT);
  await phone.waitFor(() => canPress(phone, CHECK), 60_000);
  const oldest = phone.findAll({ role: 'button', called: CHECK }).at(-1);
  if (oldest) await phone.tap(oldest);
}

describe('a villager checks a line of the statement, in WeChat', () => {
  afterAll(() => {
    putPhonesAway();
    open.splice(0).forEach(server => server.close());
  });

  it(
    'the phone works it out by itself, signature and all, and it agrees; the day is there for everybody',
    async () => {
      const phone = await phoneOf(await newVillager({ sealed: true }));
      await checkOldest(phone);
      await see(phone, '对得上');
      await see(phone, '这一笔算得到当天的账本指纹');
      await see(phone, '封账的电子印章是真的');
      expect(phone.findAll('.step--refused')).toEqual([]);
      await press(phone, '看这一天的公示');
      await see(phone, '封账时间');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it.each<[string, string, (proof: LineProof) => LineProof]>([
    ['another amount', '账本里的这一笔，和您看到的不一样', proof => ({ ...proof, leaf: { ...proof.leaf, amount: proof.leaf.amount + 1 } })],
    [
      'another signature',
      '封账的电子印章不对',
      proof => ({
        ...proof,
        block: { ...proof.block, signature: proof.block.signature.replace(/.$/, last => (last === '0' ? '1' : '0')) },
      }),
    ],
  ])(
    'an answer with %s on its way does not agree, and the phone says so',
    async (_what, step, change) => {
      const phone = await phoneOf(await newVillager({ sealed: true }), await tampering(change));
      await checkOldest(phone);
      await see(phone, '对不上');
      await see(phone, step);
      expect(phone.findAll('.step--refused').length).toBeGreaterThan(0);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
