import { Current } from '@tarojs/runtime';
import { mountInOrder } from './mount-in-order';

type Done = () => void;
interface Pages {
  mount(component: unknown, id: string, mounted: Done): void;
  unmount(id: string, unmounted: Done): void;
}

/** As Taro's: what is to be mounted lies on a pile until React draws, and is taken from its top; what is to go and is not there takes the last. */
class TaroLike {
  readonly shown: string[] = [];
  private pile: string[] = [];
  private told: Done[] = [];

  constructor() {
    const pages: Pages = {
      mount: (_, id, mounted) => {
        this.pile.push(id);
        this.told.push(mounted);
      },
      unmount: (id, unmounted) => {
        this.shown.splice(this.shown.indexOf(id), 1);
        this.told.push(unmounted);
      },
    };
    Current.app = pages as unknown as typeof Current.app;
    mountInOrder();
  }

  get pages(): Pages {
    return Current.app as unknown as Pages;
  }

  open(id: string, mounted: Done = () => undefined): void {
    this.pages.mount({}, id, mounted);
  }

  leave(id: string): void {
    this.pages.unmount(id, () => undefined);
  }

  /** React draws what it knows of. */
  draw(): void {
    this.shown.push(...this.pile.splice(0).reverse());
    this.told.splice(0).forEach(tell => tell());
  }
}

it('two pages that are opened before the first is drawn come in their order', () => {
  const taro = new TaroLike();
  taro.open('workbench');
  taro.open('rules');
  taro.draw();
  expect(taro.shown).toEqual(['workbench']);
  taro.draw();
  expect(taro.shown).toEqual(['workbench', 'rules']);
});

it('a page that is left before it has come takes no other with it, and is gone', () => {
  const taro = new TaroLike();
  taro.open('home');
  taro.draw();
  taro.open('workbench');
  taro.leave('workbench');
  taro.open('rules');
  taro.draw();
  taro.draw();
  taro.draw();
  expect(taro.shown).toEqual(['home', 'rules']);
});

it('a page that fails when it has come does not stop those behind it', () => {
  const taro = new TaroLike();
  taro.open('broken', () => {
    throw new Error('no');
  });
  taro.open('rules');
  expect(() => taro.draw()).toThrow('no');
  taro.draw();
  taro.open('home');
  taro.draw();
  expect(taro.shown).toEqual(['broken', 'rules', 'home']);
});
