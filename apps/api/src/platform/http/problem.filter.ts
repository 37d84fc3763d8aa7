import { fillWords, problems, type FieldProblem, type ProblemBody, type ProblemCode } from '@jishan/contracts';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseTrouble, sqlStateOf } from '../db/sql-state';
import { Problem, type ProblemDetails } from '../errors/problem';

const RETRY_AFTER_SECONDS = 1;
/** The same request, sent again later, may get another answer: when, is said by `Retry-After`. */
export const mayBeSentAgain = (code: ProblemCode): boolean =>
  code === 'IDEMPOTENCY.IN_PROGRESS' || problems[code].status === 503 || problems[code].status === 429;
/** 22P02 invalid text, 22021 bad byte sequence, 22003 out of range, 22P05 untranslatable, 22007 to 22009 no such time: input that slipped past validation. */
const INPUT_STATES = new Set(['22P02', '22021', '22003', '22P05', '22007', '22008', '22009']);
/** 22023 is said of our own mistakes too; of a zone that nobody knows only when a text was read as a time. */
const isUnknownZone = (state: string | undefined, error: unknown): boolean =>
  state === '22023' && error instanceof Error && /time zone/i.test(error.message);
const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'REQUEST.TOO_LARGE',
  FST_REQ_FILE_TOO_LARGE: 'MEDIA.TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'REQUEST.UNSUPPORTED_TYPE',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'REQUEST.UNSUPPORTED_TYPE',
};
const byStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'AUTH.REQUIRED',
  403: 'ACCESS.DENIED',
  404: 'RESOURCE.NOT_FOUND',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.UNSUPPORTED_TYPE',
  429: 'REQUEST.TOO_MANY',
  503: 'SERVICE.BUSY',
};

/** Everything that is thrown leaves as RFC 9457, in Chinese; neither stack nor SQL leaves the server. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { code, details, fields } = read(error);
    if (code === 'SERVICE.FAULT') request.log.error({ err: error }, 'unexpected fault');
    else if (code === 'SERVICE.BUSY') request.log.warn({ err: error }, 'database or transport trouble');
    if (reply.sent) return;
    const words = problems[code];
    if (mayBeSentAgain(code)) void reply.header('retry-after', String(details['seconds'] ?? RETRY_AFTER_SECONDS));
    void reply
      .status(words.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(problemBody(code, details, fields, request.id));
  }
}

function read(error: unknown): { code: ProblemCode; details: ProblemDetails; fields: readonly FieldProblem[] } {
  if (error instanceof Problem) return { code: error.code, details: error.details, fields: error.fields };
  return { code: codeOf(error), details: {}, fields: [] };
}

function codeOf(error: unknown): ProblemCode {
  const state = sqlStateOf(error);
  if (state && byFastifyCode[state]) return byFastifyCode[state];
  if (isDatabaseTrouble(error)) return state === '55P03' ? 'IDEMPOTENCY.IN_PROGRESS' : 'SERVICE.BUSY';
  if ((state && INPUT_STATES.has(state)) || isUnknownZone(state, error)) return 'REQUEST.INVALID';
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return byStatus[status] ?? 'REQUEST.MALFORMED';
  return status === 503 ? 'SERVICE.BUSY' : 'SERVICE.FAULT';
}

export function problemBody(code: ProblemCode, details: ProblemDetails, fields: readonly FieldProblem[], requestId?: string): ProblemBody {
  const words: { status: number; title: string; detail?: string } = problems[code];
  return {
    type: `urn:jishan:problem:${code}`,
    title: fillWords(words.title, details),
    status: words.status,
    ...(words.detail ? { detail: fillWords(words.detail, details) } : {}),
    code,
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(fields.length > 0 ? { errors: fields } : {}),
    ...(requestId ? { requestId } : {}),
  };
}
