import { Current } from '@tarojs/runtime';

type Mount = (component: unknown, id: string, mounted: () => void) => void;

/**
 * One page after the other, in the order in which they were opened. Taro 4.2 keeps pages that are to be mounted on a pile and takes the
 * last first: two whose scripts arrive in the same moment (somebody tapped twice on a slow network) would come in reverse, and as its style
 * shows the last page only, and the router has hidden that one, the window stayed empty.
 */
export function mountInOrder(): void {
  const app = Current.app as { mount: Mount } | null;
  if (!app) return;
  const mount = app.mount.bind(app);
  const waiting: Array<Parameters<Mount>> = [];
  let isMounting = false;
  const next = (): void => {
    const first = waiting.shift();
    isMounting = first !== undefined;
    if (!first) return;
    const [component, id, mounted] = first;
    mount(component, id, () => {
      try {
        mounted();
      } finally {
        next();
      }
    });
  };
  app.mount = (...page) => {
    waiting.push(page);
    if (!isMounting) next();
  };
}
