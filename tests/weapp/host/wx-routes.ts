import type { Parts } from './parts';
import { textOf, WxFailure, type Apis } from './wx-call';

/** Navigation as the app asks for it; the stack itself is in page-stack.ts. */
export function routeApis({ pages, realm }: Parts): Apis {
  const checked = (run: () => void): Record<string, never> => {
    try {
      run();
    } catch (cause) {
      throw new WxFailure(cause instanceof Error ? cause.message : String(cause));
    }
    return {};
  };
  return {
    async: {
      navigateTo: given => {
        const channel = eventChannel(realm);
        checked(() => pages.navigateTo(textOf(given.url), channel));
        return { live: { eventChannel: channel } };
      },
      redirectTo: given => checked(() => pages.redirectTo(textOf(given.url))),
      switchTab: given => checked(() => pages.switchTab(textOf(given.url))),
      reLaunch: given => checked(() => pages.reLaunch(textOf(given.url))),
      navigateBack: given => checked(() => pages.navigateBack(Number(given.delta ?? 1))),
      startPullDownRefresh: () => checked(() => pages.call('onPullDownRefresh')),
      exitMiniProgram: () => checked(() => pages.hideApp()),
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
