import { problems, type ProblemBody } from '@jishan/contracts';
import { BadRequestException, type ArgumentsHost } from '@nestjs/common';
import { Problem } from '../errors/problem';
import { ProblemFilter } from './problem.filter';

interface Answered {
  status: number;
  body: ProblemBody;
  headers: Record<string, string>;
}

function answerTo(error: unknown): Answered {
  const answered: Answered = { status: 0, body: {} as ProblemBody, headers: {} };
  const reply = {
    sent: false,
    header: (name: string, value: string) => ((answered.headers[name] = value), reply),
    status: (status: number) => ((answered.status = status), reply),
    send: (body: ProblemBody) => ((answered.body = body), reply),
  };
  const log = { error: () => undefined, warn: () => undefined };
  const http = { getRequest: () => ({ id: 'r', log }), getResponse: () => reply };
  new ProblemFilter().catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return answered;
}

/** As the driver throws it, and as TypeORM wraps it. */
const both = (code: string): unknown[] => [
  Object.assign(new Error('SELECT secret FROM person'), { code }),
  Object.assign(new Error('SELECT secret FROM person'), { driverError: { code } }),
];

describe('a database or a line that is away, full, shutting down or overloaded', () => {
  it.each(
    '08000 08003 08006 08P01 53000 53100 53200 53300 57014 57P01 57P02 57P03 57P05 58030 40001 40P01 25P03 25006 ECONNRESET ECONNREFUSED EPIPE ETIMEDOUT'.split(
      ' ',
    ),
  )('%s is 503 with Retry-After', code => {
    for (const error of both(code)) {
      const { status, headers, body } = answerTo(error);
      expect([code, status, body.code]).toEqual([code, 503, 'SERVICE.BUSY']);
      expect(headers['retry-after']).toBe('1');
    }
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('“%s” too', message => {
    expect(answerTo(new Error(message)).status).toBe(503);
  });

  it('a lock that is not got in time: the same request is still running, and may be asked for again', () => {
    for (const error of [...both('55P03'), new Problem('IDEMPOTENCY.IN_PROGRESS')])
      expect(answerTo(error)).toMatchObject({
        status: 409,
        body: { code: 'IDEMPOTENCY.IN_PROGRESS' },
        headers: { 'retry-after': '1' },
      });
  });
});

describe('what else is thrown', () => {
  it.each(['22P02', '22021', '22003', '22P05', '22007', '22008', '22009'])(
    '%s, input that slipped past validation, is the caller’s',
    code => {
      for (const error of both(code)) expect(answerTo(error)).toMatchObject({ status: problems['REQUEST.INVALID'].status });
    },
  );

  it('neither stack nor SQL leaves the server', () => {
    for (const error of [...both('42P01'), ...both('23505'), new TypeError('x is not a function'), 'a string', null]) {
      const { status, body } = answerTo(error);
      expect([status, body.code]).toEqual([500, 'SERVICE.FAULT']);
      expect(JSON.stringify(body)).not.toMatch(/SELECT|secret|at |not a function/);
    }
  });

  it('refusals keep their code, and a refusal of the framework gets ours', () => {
    expect(answerTo(new Problem('REQUEST.TOO_MANY', { seconds: 7 }))).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
    expect(answerTo(new BadRequestException('Unexpected token'))).toMatchObject({ status: 400, body: { code: 'REQUEST.MALFORMED' } });
  });

  it('what will be refused again says no time to come back, another conflict included', () => {
    for (const error of [
      new Problem('IDEMPOTENCY.KEY_REUSED'),
      new Problem('VERSION.STALE'),
      new Problem('SERVICE.FAULT'),
      new TypeError('x'),
    ])
      expect(answerTo(error).headers).not.toHaveProperty('retry-after');
  });
});

it('counts stand in titles as in details', () => {
  const { body } = answerTo(new Problem('HOUSEHOLD.OPEN_DEDUCTIONS', { count: 2 }));
  expect(body.title).toBe('这家有 2 件扣分还没有办结');
});
