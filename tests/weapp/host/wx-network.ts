import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Parts } from './parts';
import type { Loose } from './realm';
import { deliver, optionsOf, textOf, WxFailure, type Answer, type Apis } from './wx-call';

/** The methods wx.request knows. PATCH is not among them: on a phone it fails. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
/** request, uploadFile and downloadFile together; more wait in line. */
const AT_ONCE = 10;
const TIMEOUT_MS = 60_000;
const TYPES: Readonly<Record<string, string>> = {
  '.wav': 'audio/wav',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

interface Sent {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

export function networkApis(parts: Parts): Apis {
  const line = new Line();
  const transfer = (name: string, work: (options: Loose, signal: AbortSignal) => Promise<Answer>) => (given: unknown) => {
    const options = optionsOf(given);
    const abort = new AbortController();
    const outcome = parts.activity.during(`${name} ${textOf(options.url)}`, () => line.run(() => work(options, abort.signal)));
    deliver(name, options, outcome, parts.realm, parts.journal);
    const nothing = (): void => undefined;
    const heard = ['Headers', 'Progress', 'ChunkReceived'].flatMap(what => [
      `on${what}Received`,
      `off${what}Received`,
      `on${what}Update`,
      `off${what}Update`,
    ]);
    return { abort: () => abort.abort(), ...Object.fromEntries(heard.map(key => [key, nothing])) };
  };
  return {
    sync: {
      request: transfer('request', (options, signal) => request(parts, options, signal)),
      uploadFile: transfer('uploadFile', (options, signal) => uploadFile(parts, options, signal)),
      downloadFile: transfer('downloadFile', (options, signal) => downloadFile(parts, options, signal)),
    },
    async: {
      getNetworkType: () => ({ plain: { networkType: parts.person.online ? 'wifi' : 'none', weakNet: false } }),
    },
  };
}

/** First come, first served; at most ten at the counter. */
class Line {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= AT_ONCE) await new Promise<void>(resolve => this.waiting.push(resolve));
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }
}

async function request(parts: Parts, options: Loose, signal: AbortSignal): Promise<Answer> {
  const method = (textOf(options.method) || 'GET').toUpperCase();
  if (!METHODS.includes(method)) throw new WxFailure(`invalid method "${method}": wx.request knows ${METHODS.join(', ')}`);
  const headers = headersOf(options.header);
  const url = target(parts, options.url);
  const { data } = options;
  let body: string | Uint8Array<ArrayBuffer> | undefined;
  if (data !== undefined && data !== null && data !== '') {
    if (method === 'GET' || method === 'HEAD') {
      if (typeof data === 'object') for (const [key, value] of Object.entries(data)) url.searchParams.append(key, textOf(value));
    } else body = bodyOf(data, headers);
  }
  headers['content-type'] ??= 'application/json';
  const sent = await send(parts, url, { method, headers, ...(body === undefined ? {} : { body }) }, options, signal);
  const answer = { statusCode: sent.status, header: sent.headers, cookies: [] };
  if (options.responseType === 'arraybuffer') return { plain: answer, live: { data: parts.realm.buffer(sent.body) } };
  return { plain: { ...answer, data: decode(sent.body, options.dataType) } };
}

async function uploadFile(parts: Parts, options: Loose, signal: AbortSignal): Promise<Answer> {
  const real = parts.files.real(options.filePath);
  const form = new FormData();
  for (const [key, value] of Object.entries(optionsOf(options.formData))) form.append(key, textOf(value));
  const bytes = readFileSync(real);
  parts.journal.uploads.push(bytes);
  const type = TYPES[extname(real)] ?? 'application/octet-stream';
  form.append(textOf(options.name), new Blob([bytes], { type }), textOf(options.fileName) || basename(real));
  const headers = headersOf(options.header);
  delete headers['content-type'];
  const sent = await send(parts, target(parts, options.url), { method: 'POST', headers, body: form }, options, signal);
  // Unlike request, uploadFile leaves the body as text.
  return { plain: { statusCode: sent.status, header: sent.headers, data: sent.body.toString('utf8') } };
}

async function downloadFile(parts: Parts, options: Loose, signal: AbortSignal): Promise<Answer> {
  const url = target(parts, options.url);
  const sent = await send(parts, url, { method: 'GET', headers: headersOf(options.header) }, options, signal);
  const { name, place } = parts.files.reserve(extname(url.pathname) || '.dat');
  writeFileSync(place, sent.body);
  return { plain: { statusCode: sent.status, header: sent.headers, tempFilePath: name } };
}

/** The bundle's own origin is replaced; a relative URL is refused as WeChat refuses it. */
function target(parts: Parts, given: unknown): URL {
  const text = textOf(given);
  if (!/^https?:\/\//.test(text)) throw new WxFailure(`invalid url "${text}"`, 600009);
  const asked = new URL(text);
  return new URL(asked.pathname + asked.search, parts.options.apiBase);
}

function headersOf(given: unknown): Record<string, string> {
  const entries = Object.entries(optionsOf(given)).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    entries.filter(([key]) => key.toLowerCase() !== 'referer').map(([key, value]) => [key.toLowerCase(), textOf(value)]),
  );
}

function bodyOf(data: unknown, headers: Record<string, string>): string | Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return data;
  if (typeof data === 'object' && data !== null && 'byteLength' in data) return new Uint8Array(data as ArrayBuffer);
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return new URLSearchParams(data as Record<string, string>).toString();
  return JSON.stringify(data);
}

function decode(body: Buffer, dataType: unknown): unknown {
  const text = body.toString('utf8');
  if (dataType !== undefined && dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

async function send(parts: Parts, url: URL, init: RequestInit, options: Loose, signal: AbortSignal): Promise<Sent> {
  if (!parts.person.online) throw new WxFailure('net::ERR_INTERNET_DISCONNECTED', 600001);
  const note: { method: string; path: string; status?: number } = { method: init.method ?? 'GET', path: url.pathname + url.search };
  parts.journal.requests.push(note);
  const timeout = AbortSignal.timeout(Number(options.timeout) || TIMEOUT_MS);
  try {
    const answer = await fetch(url, { ...init, redirect: 'follow', signal: AbortSignal.any([signal, timeout]) });
    note.status = answer.status;
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) };
  } catch (cause) {
    if (signal.aborted) throw new WxFailure('abort');
    if (timeout.aborted) throw new WxFailure('timeout', 5);
    throw new WxFailure(`net::ERR_CONNECTION ${cause instanceof Error ? String(cause.cause ?? cause.message) : ''}`, 600001);
  }
}
