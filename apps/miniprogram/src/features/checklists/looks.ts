import { roleTitles, type ChecklistPost, type RequestListItem, type RequestStatus, type ServiceArea } from '@jishan/contracts';
import { daysPast, sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import type { IconName, Tone } from '@/ui';

export const areaLooks: Record<ServiceArea, { readonly icon: IconName; readonly tone: Tone }> = {
  housing: { icon: 'house', tone: 'gold' },
  utilities: { icon: 'bolt', tone: 'sky' },
  social_insurance: { icon: 'shield', tone: 'leaf' },
  assistance: { icon: 'hands', tone: 'festive' },
  elderly_disabled: { icon: 'heart', tone: 'festive' },
  farming_forestry: { icon: 'leaf', tone: 'leaf' },
  registration: { icon: 'people', tone: 'sky' },
  certificates: { icon: 'statement', tone: 'plain' },
  village_affairs: { icon: 'flag', tone: 'gold' },
};

export const requestTones: Record<RequestStatus, Tone> = {
  open: 'sky',
  waiting_for_applicant: 'gold',
  finished: 'leaf',
  refused: 'festive',
  withdrawn: 'plain',
};

export const sayDays = (days: number): string => (days === 0 ? texts.checklists.sameDay : texts.checklists.days(days));
export const sayPost = (post: ChecklistPost): string => roleTitles[post];
export const sayOverdue = (item: Pick<RequestListItem, 'dueOn'>, now: number = Date.now()): string =>
  item.dueOn ? texts.checklists.overdue(sayDay(item.dueOn, now), Math.max(1, daysPast(item.dueOn, now))) : texts.checklists.late;
