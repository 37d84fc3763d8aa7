import type { RuleFile, RuleFileKind } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { fileNameOf } from './rule-sheet.texts';
import { writeSheet } from './rule-sheet';
import { readRuleSet, readRuleSetRules } from './rule-sets.queries';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<RuleFileKind, string>;

/** A version as a sheet that can be filled in and imported again. */
export async function exportRuleSet(tx: Tx, ruleSetId: string, kind: RuleFileKind): Promise<RuleFile> {
  const set = await readRuleSet(tx, ruleSetId);
  const bytes = await writeSheet(await readRuleSetRules(tx, set.id), kind);
  return { fileName: fileNameOf(set.title, set.version, kind), mediaType: mediaTypes[kind], contentBase64: bytes.toString('base64') };
}
