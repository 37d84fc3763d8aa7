import type { Parts } from './parts';
import { textOf, WxFailure, type Answer, type Apis } from './wx-call';

/** WeChat changes pages after the call, not in it: what the leaving page still does in this turn, it does as the open page. */
const ROUTE_MS = 5;

/** Navigation as the app asks for it; the stack itself is in page-stack.ts. */
export function routeApis({ pages, realm, activity }: Parts): Apis {
  const later = (run: () => void): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const change = (): void => {
        try {
          run();
          resolve({});
        } catch (cause) {
          reject(new WxFailure(cause instanceof Error ? cause.message : String(cause)));
        }
      };
      activity.timer(change, ROUTE_MS, false);
    });
  return {
    async: {
      navigateTo: async given => {
        const channel = eventChannel(realm);
        await later(() => pages.navigateTo(textOf(given.url), channel));
        return { live: { eventChannel: channel } };
      },
      redirectTo: given => later(() => pages.redirectTo(textOf(given.url))),
      switchTab: given => later(() => pages.switchTab(textOf(given.url))),
      reLaunch: given => later(() => pages.reLaunch(textOf(given.url))),
      navigateBack: given => later(() => pages.navigateBack(Number(given.delta ?? 1))),
      startPullDownRefresh: () => later(() => void pages.call('onPullDownRefresh')),
      exitMiniProgram: () => later(() => pages.hideApp()),
    },
  };
}

function eventChannel(realm: Parts['realm']) {
  const heard = new Map<string, ((...args: unknown[]) => unknown)[]>();
  const add = (name: string, run: (...args: unknown[]) => unknown): void => void heard.set(name, [...(heard.get(name) ?? []), run]);
  return {
    on: add,
    once: add,
    off: (name: string) => heard.delete(name),
    emit: (name: string, ...args: unknown[]) => heard.get(name)?.forEach(run => realm.guard(`event ${name}`, () => run(...args))()),
  };
}
