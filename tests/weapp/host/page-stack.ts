import type { Activity } from './activity';
import { applyPatch } from './apply-patch';
import type { Journal } from './journal';
import type { Listeners } from './listeners';
import type { Loose, Realm } from './realm';

/** WeChat refuses an eleventh page. */
const STACK_MAX_PAGES = 10;

export interface LaunchOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
}

export interface Page extends Loose {
  readonly route: string;
  data: Loose;
}

export interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] };
}

/** The pages that are open, with WeChat's rules for opening and leaving them and its order of lifecycle calls. */
export class PageStack {
  readonly stack: Page[] = [];
  private readonly tabs = new Map<string, Page>();
  private readonly definitions = new Map<string, Loose>();
  private defined: Loose | undefined;
  private app: Loose | undefined;
  launchOptions: LaunchOptions = { path: '', query: {}, scene: 1001 };

  constructor(
    private readonly appJson: AppJson,
    private readonly journal: Journal,
    private readonly activity: Activity,
    private readonly listeners: Listeners,
    private readonly realm: () => Realm,
  ) {}

  get routes(): readonly string[] {
    return [...this.appJson.pages, ...(this.appJson.subPackages ?? []).flatMap(sub => sub.pages.map(page => `${sub.root}/${page}`))];
  }

  get tabRoutes(): readonly string[] {
    return (this.appJson.tabBar?.list ?? []).map(tab => tab.pagePath);
  }

  get top(): Page {
    const page = this.stack[this.stack.length - 1];
    if (!page) throw new Error('no page is open');
    return page;
  }

  /** What the bundle sees as App, Page, Component, getApp and getCurrentPages. */
  globals(): Loose {
    return {
      App: (config: Loose) => void (this.app = config),
      Page: (config: Loose) => void (this.defined = config),
      Component: (config: Loose) => void (this.defined ??= config),
      Behavior: (config: unknown) => config,
      getApp: () => this.app,
      getCurrentPages: () => [...this.stack],
    };
  }

  launch(url: string, scene: number): void {
    const { route, query } = this.parse(url);
    this.launchOptions = { path: route, query, scene };
    this.appCall('onLaunch');
    this.appCall('onShow');
    this.reLaunch(url);
  }

  navigateTo(url: string, channel?: unknown): void {
    const { route } = this.parse(url);
    if (this.isTab(route)) throw new Error(`can not navigateTo a tabbar page: ${route}`);
    if (this.stack.length >= STACK_MAX_PAGES) throw new Error(`webview count limit exceed: ${STACK_MAX_PAGES} pages are open`);
    this.lifecycle(this.top, 'onHide');
    this.enter(url, channel);
  }

  redirectTo(url: string): void {
    const { route } = this.parse(url);
    if (this.isTab(route)) throw new Error(`can not redirectTo a tabbar page: ${route}`);
    this.leave(this.top);
    this.enter(url);
  }

  reLaunch(url: string): void {
    this.parse(url);
    for (const page of [...this.stack].reverse()) this.leave(page);
    for (const page of [...this.tabs.values()]) this.leave(page);
    this.enter(url);
  }

  switchTab(url: string): void {
    if (url.includes('?')) throw new Error('can not switchTab with a query');
    const { route } = this.parse(url);
    if (!this.isTab(route)) throw new Error(`can not switchTab to a page that is no tab: ${route}`);
    const before = this.stack[0];
    const covering = this.stack.slice(1).reverse();
    for (const page of covering) this.leave(page);
    if (before && before.route === route) {
      if (covering.length > 0) this.lifecycle(before, 'onShow');
      return;
    }
    if (before) {
      if (this.isTab(before.route)) {
        this.lifecycle(before, 'onHide');
        this.stack.pop();
      } else this.leave(before);
    }
    const kept = this.tabs.get(route);
    if (!kept) return this.enter(url);
    this.stack.push(kept);
    this.lifecycle(kept, 'onShow');
  }

  navigateBack(delta: number): void {
    const steps = Math.min(delta, this.stack.length - 1);
    if (steps <= 0) return;
    for (let step = 0; step < steps; step += 1) this.leave(this.top);
    this.lifecycle(this.top, 'onShow');
  }

  /** A lifecycle function of the page on top. Absent ones are no error: most pages have few. */
  call(name: string, ...args: unknown[]): unknown {
    return this.lifecycle(this.top, name, ...args);
  }

  hideApp(): void {
    this.lifecycle(this.top, 'onHide');
    this.appCall('onHide');
    this.listeners.emit('onAppHide', this.realm());
  }

  showApp(): void {
    this.appCall('onShow');
    this.listeners.emit('onAppShow', this.realm(), this.realm().import(this.launchOptions));
    this.lifecycle(this.top, 'onShow');
  }

  private appCall(name: string): void {
    const run = this.app?.[name];
    if (typeof run === 'function')
      this.realm().guard(`App.${name}`, () =>
        (run as (value: unknown) => unknown).call(this.app, this.realm().import(this.launchOptions)),
      )();
  }

  private isTab(route: string): boolean {
    return this.tabRoutes.includes(route);
  }

  /** Values stay percent-encoded, as WeChat gives them to onLoad. */
  private parse(url: string): { route: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.split('?', 2);
    const base = this.stack.length > 0 && !path.startsWith('/') ? this.top.route.split('/').slice(0, -1).join('/') : '';
    const route = path.startsWith('/') ? path.slice(1) : [base, path].filter(Boolean).join('/');
    if (!this.routes.includes(route)) throw new Error(`page "${route}" is not found`);
    const pairs = search.split('&').filter(Boolean);
    return {
      route,
      query: Object.fromEntries(pairs.map(pair => [pair.split('=', 1)[0] ?? '', pair.slice((pair.split('=', 1)[0] ?? '').length + 1)])),
    };
  }

  private enter(url: string, channel?: unknown): void {
    const { route, query } = this.parse(url);
    const page = this.instantiate(route, query, channel);
    this.stack.push(page);
    if (this.isTab(route)) this.tabs.set(route, page);
    this.lifecycle(page, 'onLoad', this.realm().import(query));
    this.lifecycle(page, 'onShow');
    this.activity.timer(() => this.lifecycle(page, 'onReady'), 0, false);
  }

  private leave(page: Page): void {
    const at = this.stack.indexOf(page);
    if (at >= 0) this.stack.splice(at, 1);
    this.tabs.delete(page.route);
    this.lifecycle(page, 'onUnload');
  }

  private definition(route: string): Loose {
    const known = this.definitions.get(route);
    if (known) return known;
    this.defined = undefined;
    this.realm().require(route);
    const made = this.defined as Loose | undefined;
    if (!made) throw new Error(`${route}.js registers no page`);
    this.definitions.set(route, made);
    return made;
  }

  private instantiate(route: string, query: Record<string, string>, channel: unknown): Page {
    const definition = this.definition(route);
    const page: Page = {
      ...definition,
      data: JSON.parse(JSON.stringify(definition.data ?? {})) as Loose,
      route,
      __route__: route,
      options: this.realm().import(query),
      is: route,
      renderer: 'webview',
      getOpenerEventChannel: () => channel,
      selectComponent: () => null,
      selectAllComponents: () => [],
      setData: (patch: Loose, done?: () => void) => this.setData(page, patch, done),
    };
    return page;
  }

  /** What crosses to the view is a copy; its size is what costs on a phone. */
  private setData(page: Page, patch: Loose, done?: () => void): void {
    const text = JSON.stringify(patch);
    this.journal.setData.push({ route: page.route, bytes: Buffer.byteLength(text), keys: Object.keys(patch) });
    applyPatch(page.data, JSON.parse(text) as Loose);
    if (done)
      this.activity.timer(
        this.realm().guard(`setData of ${page.route}`, () => done.call(page)),
        0,
        false,
      );
  }

  private lifecycle(page: Page, name: string, ...args: unknown[]): unknown {
    const run = page[name];
    if (typeof run !== 'function') return undefined;
    return this.realm().guard(`${page.route} ${name}`, () => (run as (...given: unknown[]) => unknown).apply(page, args))();
  }
}
