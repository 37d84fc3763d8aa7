import type { FundEntryView, FundSource } from '@jishan/contracts';
import type { MediaLinks } from '../../platform/media';

export interface EntryRow {
  village_id: string;
  id: string;
  source: FundSource;
  amount_fen: number;
  received_on: string;
  note: string;
  media_id: string | null;
  width: number | null;
  height: number | null;
  recorded_by_role: string;
  created_at: Date;
  /** To the microsecond, as the cursor needs it. */
  created_key: string;
  corrects_entry_id: string | null;
  corrected: boolean;
}

export const ENTRY_COLUMNS = `e.village_id, e.id, e.source, e.amount_fen, to_char(e.received_on, 'YYYY-MM-DD') AS received_on, e.note, o.id AS media_id, o.width, o.height,
  e.recorded_by_role, e.created_at, e.created_at::text AS created_key, e.corrects_entry_id,
  EXISTS (SELECT FROM fund_entry c WHERE c.village_id = e.village_id AND c.corrects_entry_id = e.id) AS corrected
  FROM fund_entry e LEFT JOIN media_object o ON o.village_id = e.village_id AND o.id = e.voucher_media_id`;

export function entryView(
  row: EntryRow,
  links: MediaLinks,
  withVoucher: boolean,
  roleTitles: Readonly<Record<string, string>>,
): FundEntryView {
  const hasVoucher = withVoucher && row.media_id !== null && row.width !== null && row.height !== null;
  return {
    id: row.id,
    source: row.source,
    amountFen: row.amount_fen,
    receivedOn: row.received_on,
    note: row.note,
    voucher: hasVoucher
      ? links.photo({ villageId: row.village_id, id: row.media_id ?? '', width: row.width ?? 0, height: row.height ?? 0, capturedAt: null })
      : null,
    recordedByRole: roleTitles[row.recorded_by_role] ?? row.recorded_by_role,
    recordedAt: row.created_at.toISOString(),
    correctsEntryId: row.corrects_entry_id,
    corrected: row.corrected,
  };
}
