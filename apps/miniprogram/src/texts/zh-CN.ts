/**
 * Every Chinese word of the app that is not a contract's. One place, ready for another language.
 *
 * Read as `import * as texts from '@/texts/zh-CN'`: the build sees which area a page names and sends the page that area only. In one object
 * every page's words would travel with the first load (docs/decisions/0042-first-load.md).
 */
export { account } from './zh-CN/account';
export { acting } from './zh-CN/acting';
export { activities, honours } from './zh-CN/activities';
export { book, fund, honour, periods, statementMonths, villageSettings } from './zh-CN/books';
export { checklists } from './zh-CN/checklists';
export { complaints } from './zh-CN/complaints';
export { common, errors, outbox, photos, tabs } from './zh-CN/common';
export { draw } from './zh-CN/draw';
export { expiry } from './zh-CN/expiry';
export { deductions } from './zh-CN/deductions';
export { households } from './zh-CN/households';
export { merges } from './zh-CN/merges';
export { helpers } from './zh-CN/helpers';
export { home, inbox, me } from './zh-CN/home';
export { invite } from './zh-CN/invite';
export { letters, notices, parlour, publish, receipts } from './zh-CN/life';
export { claim, join, login } from './zh-CN/login';
export { laneSettings, panel, publication, relatives } from './zh-CN/panel';
export { oversight } from './zh-CN/oversight';
export { people } from './zh-CN/people';
export { points } from './zh-CN/points';
export { recording } from './zh-CN/recording';
export { roles } from './zh-CN/roles';
export { roster } from './zh-CN/roster';
export { ruleSets } from './zh-CN/rule-sets';
export { privacy } from './zh-CN/privacy';
export { safeguards } from './zh-CN/safeguards';
export { standards } from './zh-CN/standards';
export { sealedBook } from './zh-CN/sealed-book';
export { sending } from './zh-CN/sending';
export { stock } from './zh-CN/stock';
export { storeSettings } from './zh-CN/store-settings';
export { counter, store } from './zh-CN/store';
export { takingBack } from './zh-CN/taking-back';
export { voice } from './zh-CN/voice';
export { work } from './zh-CN/work';
