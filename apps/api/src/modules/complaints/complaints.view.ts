import {
  COMPLAINT_EXCERPT_CHARS,
  COMPLAINT_MAX_WORDS,
  complaintNumber,
  roleTitles,
  type ComplaintHandler,
  type ComplaintKind,
  type ComplaintListItem,
  type ComplaintMessage,
  type ComplaintStatus,
  type ComplaintStep,
  type ComplaintView,
  type VillageRole,
} from '@jishan/contracts';
import { excerptOf } from '../../platform/words/excerpt';

export interface ComplaintRow {
  id: string;
  kind: ComplaintKind;
  status: ComplaintStatus;
  author_person_id: string;
  author_account_id: string | null;
  author_name: string;
  author_group_name: string | null;
  about_name: string | null;
  about_role: VillageRole | null;
  message_count: number;
  created_at: Date;
  since: Date;
  since_key: string;
  overdue: boolean;
  first_id: string;
  first_cipher: Buffer;
}
export interface MessageRow {
  id: string;
  step: ComplaintStep;
  office_name: string | null;
  text_cipher: Buffer;
  created_at: Date;
}

export const complaintItem = (row: ComplaintRow, mine: boolean, firstWords: string): ComplaintListItem => ({
  id: row.id,
  number: complaintNumber(row.id),
  kind: row.kind,
  status: row.status,
  excerpt: excerptOf(firstWords, COMPLAINT_EXCERPT_CHARS),
  aboutName: row.about_name,
  aboutRole: row.about_role,
  authorName: row.author_name,
  authorGroupName: row.author_group_name,
  mine,
  filedAt: row.created_at.toISOString(),
  since: row.since.toISOString(),
  overdue: row.overdue,
});

const isAuthors = ({ step }: { readonly step: ComplaintStep }): boolean => step === 'filed' || step === 'followed_up';

/** Whoever answers does so for an office, and is not named. */
const writtenBy = (row: MessageRow, authorName: string): string =>
  isAuthors(row) ? authorName : (row.office_name ?? roleTitles.supervisor);

export const messageView = (row: MessageRow, authorName: string, text: string): ComplaintMessage => ({
  id: row.id,
  step: row.step,
  by: writtenBy(row, authorName),
  text,
  at: row.created_at.toISOString(),
});

export const complaintView = (
  item: ComplaintListItem,
  row: ComplaintRow,
  reader: 'member' | 'handler',
  handledBy: ComplaintHandler,
  messages: readonly ComplaintMessage[],
): ComplaintView => ({
  ...item,
  handledBy,
  messages,
  mayFollowUp: reader === 'member' && item.mine && messages.filter(isAuthors).length < COMPLAINT_MAX_WORDS,
  // An office above has the last word: also over what the village closed.
  mayAnswer: !item.mine && (row.status !== 'closed' || reader === 'handler'),
});
