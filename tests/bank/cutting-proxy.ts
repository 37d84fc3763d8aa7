import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Random } from './random';

/** Shares of requests and answers that meet with an accident. */
export interface Accidents {
  /** The request never arrives. */
  readonly requestLost: number;
  /** The request arrives, and the line goes dead behind it: nobody knows how far it got. */
  readonly lineDead: number;
  /** The server has answered, hence committed; nobody hears it. */
  readonly answerLost: number;
  /** The client hears half of the answer. */
  readonly answerHalf: number;
}

export type Counts = { -readonly [name in keyof Accidents]: number };

export interface CuttingProxy {
  readonly port: number;
  readonly counts: Readonly<Counts>;
  /** Answers of success to a command that nobody heard whole: lost after commit, without doubt. */
  successesLost(): number;
  close(): Promise<void>;
}

/** Plain TCP between clients and the API. It knows nothing of HTTP but that a request or an answer fits into one piece, which here it does. */
export async function startCuttingProxy(targetPort: number, accidents: Accidents, random: Random): Promise<CuttingProxy> {
  const counts: Counts = { requestLost: 0, lineDead: 0, answerLost: 0, answerHalf: 0 };
  const open = new Set<Socket>();
  let successes = 0;
  const happens = (accident: keyof Accidents): boolean => {
    if (!random.chance(accidents[accident])) return false;
    counts[accident] += 1;
    return true;
  };

  const server = createServer(near => {
    const far = connect({ host: '127.0.0.1', port: targetPort, noDelay: true });
    let isCommand = false;
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    near.on('data', piece => {
      isCommand = piece.subarray(0, 5).toString('latin1') === 'POST ';
      if (happens('requestLost')) return cut();
      if (!happens('lineDead')) return void far.write(piece);
      near.destroy();
      far.end(piece);
    });
    far.on('data', piece => {
      const lost = happens('answerLost');
      const half = !lost && happens('answerHalf');
      if ((lost || half) && isCommand && /^HTTP\/1\.1 20\d/.test(piece.subarray(0, 12).toString('latin1'))) successes += 1;
      if (lost) return cut();
      if (!half) return void near.write(piece);
      near.end(piece.subarray(0, Math.floor(piece.length / 2)));
      far.destroy();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    counts,
    successesLost: () => successes,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
