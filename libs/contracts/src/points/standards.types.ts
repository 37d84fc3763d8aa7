import type { OrganizationKind } from '../identity/identity.types';
import type { CalendarDay, Id, Instant, PageQuery, Points } from '../platform';
import type { ImportProblem, RuleFileKind } from './rule-sets.types';
import type { RuleContent } from './rules.types';

/**
 * Rules that a village shows to its county, or an office above villages to those below it, for others to copy. Rules only: no person, no
 * decision, no figure of the village's books. What was published stays as it was, whatever the publisher adopts later.
 */
export interface StandardListItem {
  readonly id: Id;
  readonly publisherName: string;
  readonly publisherKind: OrganizationKind;
  readonly title: string;
  /** Of the village that published it; null: an office's template, which was never in force. */
  readonly version: number | null;
  /** Since when it is in force there; null: a template. */
  readonly effectiveOn: CalendarDay | null;
  readonly publishedAt: Instant;
  readonly ruleCount: number;
}
export interface StandardView extends StandardListItem {
  readonly householdMonthCap: Points | null;
  readonly rules: readonly RuleContent[];
}
export interface StandardsQuery extends PageQuery {
  /** Part of a village's or an office's name. */
  readonly query?: string;
}

/** What a village has published, as those who may change it see it. */
export interface OwnStandard {
  /** Who would see it: the villages of this county. Null: the village stands under none, and cannot publish. */
  readonly countyName: string | null;
  /** Null: nothing, as it is until somebody publishes. */
  readonly published: StandardListItem | null;
}
export interface PublishStandard {
  /** The version in force, as whoever publishes it saw it. */
  readonly ruleSetId: Id;
}

export interface TemplateSheet {
  readonly kind: RuleFileKind;
  readonly contentBase64: string;
}
export interface PublishTemplate extends TemplateSheet {
  /** Made by the client. */
  readonly id: Id;
  readonly title: string;
  readonly householdMonthCap: Points | null;
}
/** One that a village below has opened, published as the office's own; that the village takes its own back later changes nothing of it. */
export interface CopyTemplate {
  /** Made by the client. */
  readonly id: Id;
  readonly standardId: Id;
  readonly title: string;
}
/** The dry run: nothing is kept. */
export interface TemplatePreview {
  readonly problems: readonly ImportProblem[];
  readonly rules: readonly RuleContent[];
}
