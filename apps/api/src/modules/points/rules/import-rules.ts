import {
  problems,
  fillWords,
  RULE_FILE_MAX_BYTES,
  RULE_SET_MAX_RULES,
  ruleChanges,
  type DraftChanged,
  type ImportPreview,
  type ImportProblem,
  type ImportRules,
  type RuleContent,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { editDraft } from './edit-draft';
import { naturalKey, refuseRule, tidy, type DraftRules } from './rule-draft.rules';
import { importWords, readRuleRow, REQUIRED_HEADINGS, withReason } from './rule-sheet.texts';
import { readSheet, type Sheet } from './rule-sheet';
import { importProblems, importUnreadable, notDraft, tooManyRules } from './rule-sets.errors';
import { readRuleSet, readRuleSetRules } from './rule-sets.queries';

interface Read {
  readonly rules: readonly RuleContent[];
  readonly problems: readonly ImportProblem[];
}

function readFile(file: ImportRules): Sheet {
  const bytes = Buffer.from(file.contentBase64, 'base64');
  const sheet = bytes.length > RULE_FILE_MAX_BYTES ? null : readSheet(bytes, file.kind);
  if (!sheet) throw importUnreadable();
  return sheet;
}

/** Every line as a rule, and what is wrong with which line. Pure. */
export function readLines(sheet: Sheet): Read {
  const missing = REQUIRED_HEADINGS.filter(heading => !sheet.headings.includes(heading));
  if (missing.length > 0) return { rules: [], problems: [{ line: 1, message: importWords.noHeadings(missing) }] };
  if (sheet.lines.length === 0) return { rules: [], problems: [{ line: 1, message: importWords.empty }] };
  if (sheet.lines.length > RULE_SET_MAX_RULES)
    return { rules: [], problems: [{ line: RULE_SET_MAX_RULES + 2, message: importWords.tooMany(RULE_SET_MAX_RULES) }] };
  const first = new Map<string, number>();
  const read = sheet.lines.map(({ line, cells }) => {
    const { rule, problems: messages } = readRuleRow(cells);
    const found = [...messages];
    const refusal = messages.length === 0 ? refuseRule(tidy(rule)) : null;
    if (refusal) {
      const words: { title: string; detail?: string } = problems[refusal.code];
      found.push(withReason(fillWords(words.title, refusal.details), fillWords(words.detail ?? '', refusal.details)));
    }
    const before = first.get(naturalKey(rule));
    if (before === undefined) first.set(naturalKey(rule), line);
    else found.push(importWords.twice(before));
    return { rule: tidy(rule), problems: found.map(message => ({ line, message })) };
  });
  return { rules: read.map(one => one.rule), problems: read.flatMap(one => one.problems) };
}

/** A sheet's rules, and what is wrong with which line. @throws POINTS.IMPORT_UNREADABLE for what is no sheet. */
export const readRules = (file: ImportRules): Read => readLines(readFile(file));

/** Title and category are a rule's natural key: what is there is changed where it differs, what is not is added; a second import changes nothing. */
export function withImported(rules: DraftRules, imported: readonly RuleContent[]): DraftRules {
  const byKey = new Map(imported.map(rule => [naturalKey(rule), rule]));
  const kept = rules.map(rule => ({ ...rule, ...byKey.get(naturalKey(rule)) }));
  const known = new Set(rules.map(naturalKey));
  const fresh = imported
    .filter(rule => !known.has(naturalKey(rule)))
    .map(rule => {
      const id = uuidv7();
      return { ...rule, id, lineId: id };
    });
  if (kept.length + fresh.length > RULE_SET_MAX_RULES) throw tooManyRules(RULE_SET_MAX_RULES);
  return [...kept, ...fresh];
}

/** The dry run: what would happen, line by line, and nothing kept. */
export async function previewImport(tx: Tx, ruleSetId: string, file: ImportRules): Promise<ImportPreview> {
  const set = await readRuleSet(tx, ruleSetId);
  if (set.status !== 'draft') throw notDraft();
  const { rules, problems: found } = readRules(file);
  const there = new Map((await readRuleSetRules(tx, set.id)).map(rule => [naturalKey(rule), rule]));
  const changed = rules.flatMap(rule => {
    const before = there.get(naturalKey(rule));
    const changes = before ? ruleChanges(before, rule) : [];
    return changes.length > 0 ? [{ title: rule.title, changes }] : [];
  });
  const added = rules.filter(rule => !there.has(naturalKey(rule)));
  return { problems: found, added, changed, same: rules.length - added.length - changed.length };
}

/** All or nothing: a sheet with a problem leaves the draft as it was. */
export async function importRules(
  tx: Tx,
  call: Call,
  ruleSetId: string,
  ifMatch: string | undefined,
  file: ImportRules,
): Promise<DraftChanged> {
  const { rules, problems: found } = readRules(file);
  const [worst] = found;
  if (worst) throw importProblems({ count: found.length, ...worst });
  return editDraft(tx, call, { action: 'imported', ruleSetId, ifMatch, rules: before => withImported(before, rules) });
}
