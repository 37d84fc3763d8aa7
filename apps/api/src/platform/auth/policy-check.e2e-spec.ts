import { get, post } from '@jishan/contracts';
import { Controller, Get } from '@nestjs/common';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { platformApp } from '../../../test/platform-app';
import { testConfig } from '../../../test/test-config';
import { Route } from '../http/route.decorator';
import { Public, SignedIn } from './policy.decorator';

@Controller()
class DeclaredController {
  @Route(get<{ answer: unknown }>()('/probe/declared'), { summary: 'probe' })
  @SignedIn()
  declared(): unknown {
    return {};
  }
}

@Controller()
class ForgottenController {
  @Route(post<{ answer: unknown }>()('/probe/forgotten'), { summary: 'probe' })
  forgotten(): unknown {
    return {};
  }
}

/** Known to Nest, open on purpose, and in no contract: the matrix and the fuzzer would never ask it. */
@Controller()
class HandmadeController {
  @Get('/probe/handmade')
  @Public()
  handmade(): unknown {
    return {};
  }
}

describe('the start', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  const start = (controller: new () => object) =>
    platformApp(testConfig({ DATABASE_URL: database.appUrl }), [], [DeclaredController, controller]);

  it('succeeds when every route says who may call it, and then asks', async () => {
    const app = await platformApp(testConfig({ DATABASE_URL: database.appUrl }), [], [DeclaredController]);
    expect((await app.inject({ url: '/api/v1/probe/declared' })).statusCode).toBe(401);
    await app.close();
  });

  it.each([
    ['a route without a policy', ForgottenController, 'ForgottenController.forgotten'],
    ['a handler past the contract', HandmadeController, 'HandmadeController.handmade'],
  ])('fails on %s, and names it and no other', async (_case, controller, name) => {
    await expect(start(controller)).rejects.toThrow(`routes without a policy or contract: ${name}`);
  });
});
