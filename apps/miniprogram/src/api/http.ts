import Taro from '@tarojs/taro';
import type { HttpMethod, ProblemBody } from '@jishan/contracts';
import { postFile } from '@/platform/post-file';
import { wholeAnswer } from '@/platform/whole-answer';
import { NetworkError, ProblemError, UnexpectedError } from './errors';

export const REQUEST_TIMEOUT_MS = 15_000;
export const UPLOAD_TIMEOUT_MS = 60_000;
/** WeChat queues what is above ten; keeping the queue here keeps its order ours. */
const MAX_AT_ONCE = 10;

let running = 0;
const waiting: Array<() => void> = [];

/** Whoever ends hands the place to the next; given back first, it could be taken by one who comes later. */
async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (running < MAX_AT_ONCE) running += 1;
  else await new Promise<void>(resolve => waiting.push(resolve));
  try {
    return await act();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function isProblem(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as { code?: unknown }).code === 'string' &&
    typeof (body as { title?: unknown }).title === 'string'
  );
}

function networkError(failure: unknown): NetworkError {
  const message = String((failure as { errMsg?: unknown } | null)?.errMsg ?? failure);
  return new NetworkError(/timeout|abort/i.test(message));
}

const isStructured = (body: unknown): boolean => typeof body === 'object' && body !== null;
/** Neither nothing nor half of what the API says; a gateway's page is another matter. */
const isCutOff = (body: unknown): boolean =>
  body === null || body === undefined || (typeof body === 'string' && /^\s*(?:$|[{[])/.test(body));

/**
 * Every operation answers with an object, and every refusal with its words. What comes without is an answer of which the head arrived and
 * the body did not: it may or may not have been done, as when nothing arrives.
 */
function answerOf(status: number, body: unknown): unknown {
  const succeeded = status >= 200 && status < 300;
  if (isStructured(body) && succeeded) return body;
  if (isProblem(body)) throw new ProblemError({ ...body, status });
  if (succeeded || isCutOff(body)) throw new NetworkError(false);
  throw new UnexpectedError(status);
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

export interface HttpRequest {
  method: HttpMethod;
  path: string;
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  body?: unknown;
  headers: Record<string, string>;
  timeoutMs?: number;
}

export function queryString(query: HttpRequest['query']): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length ? `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}` : '';
}

export function send({ method, path, query, body, headers, timeoutMs = REQUEST_TIMEOUT_MS }: HttpRequest): Promise<unknown> {
  return inTurn(async () => {
    const whole = wholeAnswer(timeoutMs);
    const answer = await Taro.request<unknown>({
      ...whole.options,
      url: __API_ORIGIN__ + path + queryString(query),
      method,
      header: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      data: body as Record<string, unknown> | undefined,
      timeout: timeoutMs,
    })
      .catch((failure: unknown) => {
        throw networkError(failure);
      })
      .finally(() => whole.end());
    return answerOf(answer.statusCode, parsed(answer.data));
  });
}

export function sendFile(
  path: string,
  filePath: string,
  headers: Record<string, string>,
  onProgress?: (percent: number) => void,
): Promise<unknown> {
  return inTurn(async () => {
    const answer = await postFile({ url: __API_ORIGIN__ + path, filePath, headers, timeoutMs: UPLOAD_TIMEOUT_MS, onProgress }).catch(
      (failure: unknown) => {
        throw networkError(failure);
      },
    );
    return answerOf(answer.status, parsed(answer.body));
  });
}
