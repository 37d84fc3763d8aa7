import { account } from './zh-CN/account';
import { acting } from './zh-CN/acting';
import { activities, honours } from './zh-CN/activities';
import { book, fund, honour, periods, statementMonths, villageSettings } from './zh-CN/books';
import { checklists } from './zh-CN/checklists';
import { common, errors, outbox, photos, tabs } from './zh-CN/common';
import { helpers } from './zh-CN/helpers';
import { home, inbox, me } from './zh-CN/home';
import { letters, notices, parlour, publish, receipts } from './zh-CN/life';
import { claim, join, login } from './zh-CN/login';
import { laneSettings, panel, publication, relatives } from './zh-CN/panel';
import { people } from './zh-CN/people';
import { points } from './zh-CN/points';
import { ruleSets } from './zh-CN/rule-sets';
import { privacy } from './zh-CN/privacy';
import { sealedBook } from './zh-CN/sealed-book';
import { stock } from './zh-CN/stock';
import { counter, store } from './zh-CN/store';
import { work } from './zh-CN/work';

/** Every Chinese word of the app that is not a contract's. One place, ready for another language. */
export const texts = {
  common,
  errors,
  tabs,
  photos,
  outbox,
  login,
  account,
  join,
  claim,
  home,
  inbox,
  me,
  people,
  privacy,
  points,
  ruleSets,
  panel,
  publication,
  relatives,
  laneSettings,
  sealedBook,
  store,
  counter,
  stock,
  work,
  checklists,
  acting,
  helpers,
  notices,
  publish,
  receipts,
  parlour,
  letters,
  activities,
  honours,
  periods,
  honour,
  statementMonths,
  book,
  fund,
  villageSettings,
} as const;
