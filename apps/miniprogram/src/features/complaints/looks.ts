import { roleTitles, type ComplaintListItem, type ComplaintStatus } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import type { Tone } from '@/ui';

export const complaintTones: Record<ComplaintStatus, Tone> = { open: 'gold', answered: 'leaf', closed: 'plain' };

/** Of whom it speaks, in the office of then. */
export function sayAbout({ aboutName, aboutRole }: Pick<ComplaintListItem, 'aboutName' | 'aboutRole'>): string {
  return aboutName !== null && aboutRole !== null
    ? texts.complaints.aboutPerson(aboutName, roleTitles[aboutRole])
    : texts.complaints.aboutNone;
}
