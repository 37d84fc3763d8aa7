export { bootWeapp, WeappHost, type Wanted } from './host';
export type { BootOptions, Dialog, WechatSide } from './parts';
export type { Query, ViewNode } from './tree';
