import { Current } from '@tarojs/runtime';

type Done = () => void;
interface Pages {
  mount(component: unknown, id: string, mounted: Done): void;
  unmount(id: string, unmounted: Done): void;
}

/** One after the other, also when `done` is told late; the first begins at once. */
function oneByOne(): (task: (done: Done) => void) => void {
  const waiting: Array<(done: Done) => void> = [];
  let isBusy = false;
  const next = (): void => {
    const task = waiting.shift();
    isBusy = task !== undefined;
    task?.(next);
  };
  return task => {
    waiting.push(task);
    if (!isBusy) next();
  };
}

/** What comes next comes even if this fails. */
const both =
  (told: Done, done: Done): Done =>
  () => {
    try {
      told();
    } finally {
      done();
    }
  };

/**
 * Pages come and go one after the other, in the order in which it was asked. Taro 4.2 keeps pages that are to be mounted on a pile and takes
 * the last first: two whose scripts arrive in the same moment (somebody tapped twice on a slow network) would come in reverse, and as its
 * style shows the last page only, and the router has hidden that one, the window stayed empty. A page that is to go before it has come would
 * take another with it: Taro removes the last one when it does not find it.
 */
export function mountInOrder(): void {
  const pages = Current.app as unknown as Pages | null;
  if (!pages) return;
  const [mount, unmount] = [pages.mount.bind(pages), pages.unmount.bind(pages)];
  const inTurn = oneByOne();
  pages.mount = (component, id, mounted) => inTurn(done => mount(component, id, both(mounted, done)));
  pages.unmount = (id, unmounted) => inTurn(done => unmount(id, both(unmounted, done)));
}
