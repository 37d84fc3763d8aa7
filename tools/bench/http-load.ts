import { connect, type Socket } from 'node:net';

export interface LoadRequest {
  readonly method: 'POST' | 'GET';
  readonly path: string;
  readonly token: string;
  readonly key: string;
  readonly body: string;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
}

/** One keep-alive connection that sends the next request when the answer to the last is whole. Lean, because it shares the machine. */
class Connection {
  private readonly socket: Socket;
  private buffer = '';
  private waiting: ((status: number) => void) | undefined;

  constructor(
    host: string,
    port: number,
    private readonly fail: (error: Error) => void,
  ) {
    this.socket = connect({ host, port, noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (chunk: string) => this.take(chunk));
    this.socket.on('error', fail);
    this.socket.on('close', () => this.waiting && this.fail(new Error('the server closed a connection')));
  }

  send(request: LoadRequest): Promise<number> {
    this.socket.write(
      `${request.method} ${request.path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${request.token}\r\nidempotency-key: ${request.key}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(request.body)}\r\n\r\n${request.body}`,
    );
    return new Promise(resolve => {
      this.waiting = resolve;
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.buffer += chunk;
    const end = this.buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.buffer.slice(0, end))?.[1] ?? 0);
    if (this.buffer.length < end + 4 + length) return;
    const status = Number(this.buffer.slice(9, 12));
    this.buffer = this.buffer.slice(end + 4 + length);
    const resolve = this.waiting;
    this.waiting = undefined;
    resolve?.(status);
  }
}

/** Sends the requests over `clients` connections as fast as the answers come. */
export async function loadHttp(baseUrl: string, clients: number, requests: readonly LoadRequest[]): Promise<LoadResult> {
  const { hostname, port } = new URL(baseUrl);
  let next = 0;
  let failed = 0;
  const times: number[] = [];
  const started = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = await new Promise<Connection>((resolve, reject) => {
        const made = new Connection(hostname, Number(port), reject);
        resolve(made);
      });
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const at = process.hrtime.bigint();
        if ((await connection.send(request)) !== 200) failed += 1;
        times.push(Number(process.hrtime.bigint() - at) / 1e6);
      }
      connection.close();
    }),
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { perSecond: requests.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), failed };
}
