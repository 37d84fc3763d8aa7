import { Agent, request } from 'node:http';
import type { ProblemBody } from '@jishan/contracts';
import type { Answer, Sending } from './history';

export interface Letter {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly key?: string;
  readonly body?: string;
}

export interface Reply {
  /** 0: no whole answer came. */
  readonly status: number;
  readonly body: string;
  readonly replayed: boolean;
  /** What became of the connection, when there is no answer. */
  readonly trouble: string;
}

const patienceMs = 5_000;

/** One person's connections to the API, through whatever stands between. Never sends anything again by itself. */
export class Line {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly port: number) {}

  send(letter: Letter): Promise<Reply> {
    return new Promise(resolve => {
      const nothing = (trouble: string): void => resolve({ status: 0, body: '', replayed: false, trouble });
      const headers = {
        authorization: `Bearer ${letter.token}`,
        ...(letter.key === undefined ? {} : { 'idempotency-key': letter.key }),
        ...(letter.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(letter.body) }),
      };
      const options = { host: '127.0.0.1', port: this.port, method: letter.method, path: letter.path, headers, agent: this.agent };
      const call = request({ ...options, signal: AbortSignal.timeout(patienceMs) }, answer => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', error => nothing(error.message));
        answer.on('end', () => {
          if (!answer.complete) return nothing('half an answer');
          const replayed = answer.headers['idempotent-replayed'] === 'true';
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8'), replayed, trouble: '' });
        });
      });
      call.on('error', error => nothing(error.message));
      call.end(letter.body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

const sendAgain = new Set(['IDEMPOTENCY.IN_PROGRESS', 'REQUEST.TOO_MANY', 'SERVICE.BUSY']);

/** What a reply to a command means to whoever sent it. */
export function endingOf({ status, body, replayed, trouble }: Reply): Sending {
  if (status === 0) return { ending: 'unsure', said: trouble };
  if (status === 200) return { ending: 'done', said: 'done', body, replayed, answer: JSON.parse(body) as Answer };
  const code = codeOf(body);
  if (sendAgain.has(code)) return { ending: 'unsure', said: code };
  return { ending: status >= 500 ? 'fault' : 'refused', said: code === '' ? `status ${status}` : code };
}

function codeOf(body: string): string {
  try {
    return (JSON.parse(body) as Partial<ProblemBody>).code ?? '';
  } catch {
    return '';
  }
}
