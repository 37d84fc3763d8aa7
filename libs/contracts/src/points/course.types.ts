import type { CalendarDay, Instant, Points } from '../platform';

/** `agreed`: enough of those drawn say that the points are right. */
export const PANEL_OUTCOMES = ['agreed', 'refused'] as const;
export type PanelOutcome = (typeof PANEL_OUTCOMES)[number];

/** An objection as others see it: never by whom, and so never the voice. */
export interface ObjectionView {
  /** Empty where it was only spoken. */
  readonly reason: string;
  readonly at: Instant;
  readonly outcome: PanelOutcome | null;
  readonly decidedAt: Instant | null;
  /** What those who decided wrote; empty before. */
  readonly answers: readonly string[];
}

/** Where an application of the full lane stands, with its dates. */
export interface ApplicationCourse {
  readonly checkDueOn: CalendarDay;
  readonly checkedAt: Instant | null;
  readonly panelDueOn: CalendarDay | null;
  readonly agreedAt: Instant | null;
  /** What the panel agreed on; they are credited at the end. */
  readonly agreedPoints: Points | null;
  readonly publicFrom: Instant | null;
  readonly publicUntil: Instant | null;
  readonly objections: readonly ObjectionView[];
  readonly creditedAt: Instant | null;
}
