import type { RuleSetRule } from '@jishan/contracts';
import { ruleView, type RuleRow } from '../points.view';

/** A rule in its version, draft or not: all of what villagers see of a rule, and the line along which it is the same in other versions. */
export function ruleSetRule(row: RuleRow & { line_id: string }): RuleSetRule {
  const { id, category, title, standard, pointsMin, pointsMax, unit, cap, minPhotos, maxPhotos, ...rest } = ruleView(row);
  const { textRequired, startedBy, lane, validFrom, validUntil } = rest;
  return {
    id,
    lineId: row.line_id,
    category,
    title,
    standard,
    pointsMin,
    pointsMax,
    unit,
    cap,
    minPhotos,
    maxPhotos,
    textRequired,
    startedBy,
    lane,
    validFrom,
    validUntil,
  };
}
