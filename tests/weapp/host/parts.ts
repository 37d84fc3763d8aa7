import type { Activity } from './activity';
import type { Files } from './files';
import type { Journal } from './journal';
import type { Listeners } from './listeners';
import type { PageStack } from './page-stack';
import type { ViewNode } from './tree';
import type { Realm } from './realm';

/** The people and servers around the phone. */
export interface WechatSide {
  /** What `wx.login` answers; the server must be able to exchange it. */
  loginCode(): string | Promise<string>;
  /** What a tap on `openType='getPhoneNumber'` answers. */
  phoneCode(): string | Promise<string>;
}

export interface BootOptions {
  /** Folder of the built bundle: app.json lies in it. */
  readonly dist: string;
  /** `http://127.0.0.1:port`: whatever origin the bundle was built for, its requests go here. */
  readonly apiBase: string;
  readonly wechat: WechatSide;
  /** A phone that was used before: pass the storage of the earlier host. */
  readonly storage?: Map<string, string>;
  /** With its files, too, when photos were kept on it. */
  readonly files?: Files;
  /** False: the first personal interface asks for consent, as WeChat does. */
  readonly privacyAgreed?: boolean;
  /** WeChat's own font size setting, in px; 16 is standard, care mode 22 and more. */
  readonly fontSizePx?: number;
}

/** What the API groups work on. */
export interface Parts {
  readonly options: BootOptions;
  readonly journal: Journal;
  readonly activity: Activity;
  readonly realm: Realm;
  readonly pages: PageStack;
  readonly listeners: Listeners;
  readonly files: Files;
  readonly storage: Map<string, string>;
  readonly person: Person;
  /** What `#id` or `.class` finds first on the page on top. */
  findNode(selector: string): ViewNode | undefined;
}

/** What the person holding the phone does when the system asks. */
export interface Dialog {
  readonly kind: 'modal' | 'actionSheet';
  readonly title: string;
  readonly content: string;
  readonly items: readonly string[];
  answer(value: { confirm: boolean; content?: string } | { tapIndex: number } | null): void;
}

export interface Heard {
  readonly url: string;
  readonly bytes: Buffer;
  /** The sound comes to its end. */
  end(): void;
}

export interface Person {
  readonly dialogs: Dialog[];
  /** Photos that the next pickers hand out, in order. */
  readonly photos: string[];
  /** Codes that the next scans read, in order. */
  readonly scans: string[];
  /** Files in chats that the next choices hand out, in order: real places. */
  readonly chatFiles: string[];
  /** WAV files: what is said into the microphone, in order. */
  readonly voices: string[];
  /** Whether WeChat lets the mini-program hear; `ask`: it asks first, and the person allows it. */
  microphone: 'ask' | 'allowed' | 'refused';
  /** What is heard from the loudspeaker now: as the server or the phone gave it. */
  heard: Heard | undefined;
  online: boolean;
  privacyAgreed: boolean;
  clipboard: string;
}
