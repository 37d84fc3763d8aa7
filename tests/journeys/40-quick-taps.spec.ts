import type { Route } from 'playwright-core';
import { phoneOf, see, tap } from './hands';
import { putPhonesAway } from './phone';
import { until } from './until';
import { newVillager } from './villagers';

const SOON_MS = 180_000;
/** Either page says more; an empty one has its title at most. */
const WHOLE_CHARS = 100;

afterAll(putPhonesAway);

it.each([
  ['in the order of the taps', (held: readonly Route[]) => held],
  ['in reverse', (held: readonly Route[]) => [...held].reverse()],
])(
  'two taps on a slow network, and both pages arrive at once, %s: one of them is seen, and not an empty window',
  async (_, sorted) => {
    const phone = await phoneOf(await newVillager({ role: 'secretary' }));
    await see(phone, /^积分细则/);
    await phone.quiet();
    const held: Route[] = [];
    let isSlow = true;
    await phone.context.route('**/js/*.js', async route => {
      if (isSlow) held.push(route);
      else await route.continue();
    });
    await tap(phone, /^工作台/);
    await until(() => held.length > 0, 'nothing was fetched for the first page');
    const ofFirst = held.length;
    await tap(phone, /^积分细则/);
    await until(() => held.length > ofFirst, 'nothing was fetched for the second page');
    isSlow = false;
    await Promise.all(sorted(held).map(route => route.continue()));
    await phone.quiet();
    await until(async () => (await phone.page.innerText('body')).length > WHOLE_CHARS, 'the window is empty');
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);
