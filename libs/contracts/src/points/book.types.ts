import type { Id, Page, PageQuery, Points } from '../platform';
import type { PeriodKey } from './periods';
import type { RuleCategory } from './rules.types';

export const BOOK_VIEWS = ['household', 'group', 'rule'] as const;
export type BookView = (typeof BOOK_VIEWS)[number];
export const bookViewTitles = { household: '按户', group: '按组', rule: '按细则' } as const satisfies Record<BookView, string>;

/** opening + earned − spent − expired + adjusted = closing, for every line and every sum. Points on hold still belong to the household. */
export interface BookFigures {
  readonly opening: Points;
  /** Credits less what was taken back. */
  readonly earned: number;
  /** Redeemed less what came back. */
  readonly spent: number;
  readonly expired: number;
  readonly adjusted: number;
  readonly closing: Points;
}
export interface BookLine extends BookFigures {
  /** The household's or the group's; null: households of no group. */
  readonly id: Id | null;
  readonly name: string;
  readonly groupName: string | null;
  /** Households in the line that were still there at the end of the period. */
  readonly households: number;
  /** Of these, such as earned in the period. */
  readonly takingPart: number;
  /** Households in the line that had gone into another one by then: what they had stands in the line's figures nevertheless. */
  readonly merged: number;
  /** The name of the one it lives on in; null for a household that is still there, and for a group. */
  readonly mergedInto: string | null;
}
export interface BookQuery extends PageQuery {
  readonly period: PeriodKey;
  readonly by: 'household' | 'group';
  readonly groupId?: Id;
}
export interface BookPage extends Page<BookLine> {
  readonly period: PeriodKey;
  /** Over all lines, not only this page's. */
  readonly total: BookFigures & { readonly households: number; readonly takingPart: number; readonly merged: number };
}

export interface RuleBookLine {
  /** As the rule was called when the points were credited; all thanks for helpers are one line without a rule. */
  readonly title: string;
  readonly category: RuleCategory | null;
  readonly times: number;
  readonly reversedTimes: number;
  readonly households: number;
  /** Less what was taken back. */
  readonly points: number;
}
export interface RuleBookQuery extends PageQuery {
  readonly period: PeriodKey;
}
export interface RuleBookPage extends Page<RuleBookLine> {
  readonly period: PeriodKey;
  readonly total: { readonly times: number; readonly points: number };
}

export const BOOK_FORMATS = ['xlsx', 'print'] as const;
export type BookFormat = (typeof BOOK_FORMATS)[number];

export interface ExportBook {
  readonly period: PeriodKey;
  readonly format: BookFormat;
}
