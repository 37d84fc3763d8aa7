import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Activity } from './activity';
import { Files } from './files';
import { fire, isDisabled, tap, type, valueOf, type Hands } from './gestures';
import { Journal } from './journal';
import { Listeners } from './listeners';
import { PageStack, type AppJson } from './page-stack';
import type { BootOptions, Dialog, Parts, Person } from './parts';
import { Realm, type Loose } from './realm';
import { findAll, outline, readTree, textOfNode, type Query, type ViewNode } from './tree';
import { compileTemplates, type Render } from './wxml-compiler';
import { makeWx } from './wx';
import { phoneNumber } from './wx-person';

export type Wanted = string | RegExp | Query | ViewNode;

const isNode = (wanted: Wanted): wanted is ViewNode => typeof wanted === 'object' && !(wanted instanceof RegExp) && 'children' in wanted;

/** Starts the built bundle as WeChat would: app.js is loaded now, App.onLaunch runs when a page is opened. */
export async function bootWeapp(options: BootOptions): Promise<WeappHost> {
  const host = new WeappHost(options);
  host.load();
  await host.settle();
  return host;
}

/** A phone with the mini-program on it, and a person's hands. Every act ends when the phone is quiet again. */
export class WeappHost {
  readonly journal = new Journal();
  readonly storage: Map<string, string>;
  readonly appJson: AppJson;
  private readonly activity = new Activity();
  private readonly listeners = new Listeners();
  readonly files: Files;
  private readonly person: Person;
  private readonly pages: PageStack;
  private readonly realm: Realm;
  private readonly render: Render;
  private readonly typed: Hands['typed'] = new Map();
  private launched = false;
  private readonly parts: Parts;

  constructor(private readonly options: BootOptions) {
    this.storage = options.storage ?? new Map<string, string>();
    this.files = options.files ?? new Files();
    this.appJson = JSON.parse(readFileSync(join(options.dist, 'app.json'), 'utf8')) as AppJson;
    this.person = {
      ...{ dialogs: [], photos: [], scans: [], chatFiles: [], voices: [], microphone: 'ask', heard: undefined },
      ...{ online: true, privacyAgreed: options.privacyAgreed ?? true, clipboard: '' },
    };
    this.pages = new PageStack(this.appJson, this.journal, this.activity, this.listeners, () => this.realm);
    const subPackages = (this.appJson.subPackages ?? []).map(sub => sub.root.replace(/\/$/, ''));
    const globals: Loose = this.pages.globals();
    this.realm = new Realm(options.dist, subPackages, this.journal, this.activity, globals);
    const { journal, activity, realm, pages, listeners, files, storage, person } = this;
    this.parts = { options, journal, activity, realm, pages, listeners, files, storage, person, findNode: one => this.findAll(one)[0] };
    this.realm.define('wx', makeWx(this.parts));
    this.render = compileTemplates(options.dist);
  }

  /** Runs app.js; errors in it end in the journal. */
  load(): void {
    this.realm.guard('app.js', () => this.realm.require('app'))();
  }

  get routes(): readonly string[] {
    return this.pages.routes;
  }

  get route(): string {
    return this.pages.top.route;
  }

  get depth(): number {
    return this.pages.stack.length;
  }

  get errors(): readonly string[] {
    return this.journal.errors;
  }

  /** The first time: the phone starts the mini-program with this page (1047 is a scanned code). Later: as if entered anew by a link. */
  async open(url: string, scene = 1001): Promise<void> {
    if (this.launched) this.pages.reLaunch(url);
    else this.pages.launch(url, scene);
    this.launched = true;
    await this.settle();
  }

  /** The page's data as setData left it. */
  get data(): Readonly<Loose> {
    return this.pages.top.data;
  }

  tree(): ViewNode {
    return readTree(this.render, this.pages.top.route, this.pages.top.data);
  }

  text(): string {
    return textOfNode(this.tree());
  }

  findAll(wanted: string | RegExp | Query): ViewNode[] {
    return findAll(this.tree(), wanted);
  }

  exists(wanted: string | RegExp | Query): boolean {
    return this.findAll(wanted).length > 0;
  }

  /** Exactly one, or an error that shows the page. */
  find(wanted: Wanted): ViewNode {
    if (isNode(wanted)) return wanted;
    const [only, ...others] = this.findAll(wanted);
    if (only && others.length === 0) return only;
    const what = wanted instanceof RegExp ? String(wanted) : JSON.stringify(wanted);
    throw new Error(`${this.findAll(wanted).length} nodes are ${what} on ${this.route}. ${this.saying()}`);
  }

  async tap(wanted: Wanted): Promise<void> {
    const node = this.find(wanted);
    tap(this.hands(), this.tree(), node);
    await this.openType(node);
    await this.settle();
  }

  async input(wanted: Wanted, text: string): Promise<void> {
    const node = this.find(wanted);
    type(this.hands(), node, text);
    await this.settle();
  }

  /** What stands in a field now. */
  value(wanted: Wanted): unknown {
    return valueOf(this.hands(), this.find(wanted));
  }

  isDisabled(wanted: Wanted): boolean {
    return isDisabled(this.find(wanted));
  }

  /** Any other event of a component: `change` of a picker, `confirm` of a field, `scrolltolower` of a list. */
  async fire(wanted: Wanted, name: string, detail: unknown = {}): Promise<void> {
    const node = this.find(wanted);
    if (!fire(this.hands(), node, name, detail)) throw new Error(`nothing listens to ${name} on <${node.tag}>`);
    await this.settle();
  }

  async tapTab(text: string): Promise<void> {
    const list = this.appJson.tabBar?.list ?? [];
    const index = list.findIndex(tab => tab.text === text);
    const tab = list[index];
    if (!tab) throw new Error(`no tab is called ${text}: ${list.map(one => one.text).join(', ')}`);
    if (!this.pages.tabRoutes.includes(this.route)) throw new Error(`${this.route} shows no tab bar`);
    this.pages.switchTab(`/${tab.pagePath}`);
    this.pages.call('onTabItemTap', this.realm.import({ index, pagePath: tab.pagePath, text }));
    await this.settle();
  }

  async back(): Promise<void> {
    this.pages.navigateBack(1);
    await this.settle();
  }

  async pullDown(): Promise<void> {
    this.pages.call('onPullDownRefresh');
    await this.settle();
  }

  async reachBottom(): Promise<void> {
    this.pages.call('onReachBottom');
    await this.settle();
  }

  /** Leaves WeChat for another app and comes back. */
  async leaveAndReturn(): Promise<void> {
    this.pages.hideApp();
    await this.settle();
    this.pages.showApp();
    await this.settle();
  }

  async network(online: boolean): Promise<void> {
    this.person.online = online;
    this.listeners.emit(
      'onNetworkStatusChange',
      this.realm,
      this.realm.import({ isConnected: online, networkType: online ? 'wifi' : 'none' }),
    );
    await this.settle();
  }

  /** The dialog that is open, or an error. */
  dialog(): Dialog {
    const [dialog] = this.person.dialogs;
    if (!dialog) throw new Error(`no dialog is open on ${this.route}. The page says:\n${outline(this.tree())}`);
    return dialog;
  }

  /** Answers the open dialog by the words on its button or item; null is a tap beside it. */
  async answer(words: string | null, content?: string): Promise<void> {
    const dialog = this.dialog();
    const index = words === null ? -1 : dialog.items.indexOf(words);
    if (words !== null && index < 0) throw new Error(`the dialog offers ${dialog.items.join(', ')}, not ${words}`);
    if (dialog.kind === 'actionSheet') dialog.answer(index < 0 ? null : { tapIndex: index });
    else dialog.answer(index < 0 ? null : { confirm: index === 0, ...(content === undefined ? {} : { content }) });
    await this.settle();
  }

  /** The real files that the next picker hands out. */
  readonly nextPhotos = (...photos: string[]): void => void this.person.photos.push(...photos);

  /** The real files, in chats, that the next choice of a file hands out. */
  readonly nextChatFiles = (...places: string[]): void => void this.person.chatFiles.push(...places);

  /** What is said into the microphone next: a real WAV file. */
  readonly nextVoice = (file: string): void => void this.person.voices.push(file);

  /** In WeChat's own settings, or as the answer when WeChat asks. */
  microphone(allowed: boolean): void {
    this.person.microphone = allowed ? 'allowed' : 'refused';
  }

  /** A call comes in. */
  async ring(): Promise<void> {
    this.listeners.emit('recorderInterruptionBegin', this.realm);
    await this.settle();
  }

  get heard(): Parts['person']['heard'] {
    return this.person.heard;
  }

  async soundEnds(): Promise<void> {
    this.person.heard?.end();
    await this.settle();
  }

  readonly nextScan = (text: string): void => void this.person.scans.push(text);

  get clipboard(): string {
    return this.person.clipboard;
  }

  /** What the page on top gives when it is shared. */
  share(): Loose | undefined {
    return this.pages.call('onShareAppMessage', this.realm.import({ from: 'menu' })) as Loose | undefined;
  }

  settle(timeoutMs?: number): Promise<void> {
    return this.activity.settle(timeoutMs);
  }

  /** For what comes by itself after a while (a poll, an answer of a job). */
  async waitFor(what: () => boolean, timeoutMs = 10_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!what()) {
      if (Date.now() > end) throw new Error(`did not happen within ${timeoutMs} ms. ${this.saying()}`);
      await new Promise(resolve => setTimeout(resolve, 25));
      await this.settle();
    }
  }

  /** WeChat ends the mini-program without a word; what the phone stored stays for the next start. */
  kill(): void {
    this.activity.close();
  }

  close(): void {
    this.activity.close();
    this.files.close();
  }

  private saying(): string {
    return `The page says:\n${outline(this.tree())}\n${this.journal.errors.join('\n')}`;
  }

  private hands(): Hands {
    return { page: this.pages.top, realm: this.realm, typed: this.typed };
  }

  /** What WeChat itself does when a button of a kind is tapped. */
  private async openType(node: ViewNode): Promise<void> {
    let button: ViewNode | undefined = node;
    while (button && button.tag !== 'button') button = button.parent;
    const kind = button?.attr.openType;
    if (!button || typeof kind !== 'string') return;
    if (kind === 'getPhoneNumber') {
      // The consent sheet is answered by taps to come.
      const { privacyAgreed } = this.person;
      const asked = phoneNumber(this.parts).then(detail => fire(this.hands(), button, 'getphonenumber', detail));
      if (privacyAgreed) await asked;
    } else if (kind === 'agreePrivacyAuthorization') fire(this.hands(), button, 'agreeprivacyauthorization');
    else if (kind === 'share')
      this.pages.call('onShareAppMessage', this.realm.import({ from: 'button', target: { id: button.attr.id ?? '' } }));
    else if (kind === 'chooseAvatar')
      fire(this.hands(), button, 'chooseavatar', { avatarUrl: this.files.take(this.person.photos.shift() ?? '') });
  }
}
