import { Current } from '@tarojs/runtime';
import { mountInOrder } from './mount-in-order';

/** As Taro's: what is to be mounted lies on a pile until React draws, and is taken from its top. */
function taroLike() {
  const pile: Array<{ id: string; mounted: () => void }> = [];
  const drawn: string[] = [];
  const draw = () => {
    const now = pile.splice(0).reverse();
    drawn.push(...now.map(({ id }) => id));
    now.forEach(({ mounted }) => mounted());
  };
  Current.app = {
    mount: (_: unknown, id: string, mounted: () => void) => void pile.push({ id, mounted }),
  } as unknown as typeof Current.app;
  const open = (id: string, mounted = () => undefined as void) =>
    (Current.app as unknown as { mount: (component: unknown, id: string, mounted: () => void) => void }).mount({}, id, mounted);
  return { drawn, draw, open };
}

it('two pages that are opened before the first is drawn come in their order', () => {
  const { drawn, draw, open } = taroLike();
  mountInOrder();
  open('workbench');
  open('rules');
  draw();
  expect(drawn).toEqual(['workbench']);
  draw();
  expect(drawn).toEqual(['workbench', 'rules']);
});

it('a page that fails when it has come does not stop those behind it', () => {
  const { drawn, draw, open } = taroLike();
  mountInOrder();
  open('broken', () => {
    throw new Error('no');
  });
  open('rules');
  expect(draw).toThrow('no');
  draw();
  open('home');
  draw();
  expect(drawn).toEqual(['broken', 'rules', 'home']);
});
