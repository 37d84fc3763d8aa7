import {
  RULE_FILE_MAX_BYTES,
  ruleSetRoutes,
  type ImportPreview,
  type ImportRules,
  type RuleFileKind,
  type RuleSetView,
} from '@jishan/contracts';
import { useState } from 'react';
import { call } from '@/api/client';
import { useCommand } from '@/api/hooks';
import { useVillageId } from '@/features/session/session';
import { sheetFiles } from '@/platform/sheet-files';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { DRAFT_CHANGED } from './changed';

/** The version as a file of the phone. */
export function useExport(ruleSetId: string) {
  const villageId = useVillageId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const save = async (kind: RuleFileKind) => {
    if (!villageId) return;
    setBusy(true);
    setError(undefined);
    try {
      const file = await call(ruleSetRoutes.exportRuleSet, { params: { villageId, ruleSetId }, query: { kind } });
      await sheetFiles.save(file);
      toast(texts.ruleSets.exported(file.fileName), 'done');
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return { busy, error, save: (kind: RuleFileKind) => void save(kind) };
}

/** A sheet of the phone: looked at first, then brought into the draft as it was looked at. */
export function useImport(set: RuleSetView) {
  const villageId = useVillageId();
  const [file, setFile] = useState<ImportRules | undefined>(undefined);
  const [found, setFound] = useState<ImportPreview | undefined>(undefined);
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const bring = useCommand(ruleSetRoutes.importRules, {
    refetches: DRAFT_CHANGED,
    onDone: (_answer, go) => {
      toast(texts.ruleSets.imported, 'done');
      go.back();
    },
  });
  const choose = async () => {
    const picked = await sheetFiles.pick();
    if (picked === 'turned_back' || !villageId) return;
    if (picked === 'other_kind') return toast(texts.ruleSets.fileKind, 'refused');
    if (picked.bytes > RULE_FILE_MAX_BYTES) return toast(texts.ruleSets.fileTooLarge, 'refused');
    const body: ImportRules = { kind: picked.kind, contentBase64: picked.contentBase64 };
    setLooking(true);
    setError(undefined);
    setFound(undefined);
    try {
      setFound(await call(ruleSetRoutes.previewRuleImport, { params: { villageId, ruleSetId: set.id }, body }));
      setFile(body);
    } catch (problem) {
      setError(problem);
    }
    setLooking(false);
  };
  return {
    found,
    looking,
    busy: bring.busy,
    error: error ?? bring.error,
    choose: () => void choose(),
    bring: () => {
      if (file) bring.run({ params: { ruleSetId: set.id }, body: file, version: set.revision });
    },
  };
}
