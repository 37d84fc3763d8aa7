import type { RuleFile, RuleFileKind } from '@jishan/contracts';

export interface PickedSheet {
  readonly kind: RuleFileKind;
  readonly contentBase64: string;
  readonly bytes: number;
}
export interface SheetFiles {
  /** Formats that the phone can open again. */
  readonly kinds: readonly RuleFileKind[];
  /** `turned_back` when nothing was chosen, `other_kind` for what is no sheet. */
  pick(): Promise<PickedSheet | 'turned_back' | 'other_kind'>;
  save(file: RuleFile): Promise<void>;
}

export function kindOf(name: string): RuleFileKind | undefined {
  if (/\.xlsx$/i.test(name)) return 'xlsx';
  return /\.csv$/i.test(name) ? 'csv' : undefined;
}
