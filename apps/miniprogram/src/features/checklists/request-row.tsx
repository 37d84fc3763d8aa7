import { requestStatusTitles, type RequestListItem } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Entry, Pictogram, Tag } from '@/ui';
import { areaLooks, requestTones, sayOverdue } from './looks';
import './checklists.scss';

/** The next date that matters: when it is due, or when it was started or ended. */
function date(item: RequestListItem, running: boolean): string {
  if (!running) return texts.checklists.rowClosed(sayWhen(item.closedAt ?? item.startedAt));
  if (!item.dueOn) return texts.checklists.rowStarted(sayWhen(item.startedAt));
  return texts.checklists.due(sayDay(item.dueOn));
}

/** `working` adds whose it is, for those who work it. */
export function RequestRow({ item, working, onOpen }: { item: RequestListItem; working?: boolean; onOpen: () => void }) {
  const look = areaLooks[item.area];
  const running = item.status === 'open' || item.status === 'waiting_for_applicant';
  const status =
    working && item.status === 'waiting_for_applicant' ? texts.checklists.waitingForHousehold : requestStatusTitles[item.status];
  return (
    <Entry
      forward
      late={item.overdue}
      lead={<Pictogram icon={look.icon} tone={look.tone} />}
      title={item.itemName}
      body={working ? [item.groupName, item.householdName, item.applicantName].filter(Boolean).join(' · ') : undefined}
      foot={
        <>
          {running && <View className="request__step">{texts.checklists.rowStep(item)}</View>}
          {item.overdue ? <Tag tone="festive">{sayOverdue(item)}</Tag> : <Tag tone={requestTones[item.status]}>{status}</Tag>}
          {item.escalated && <Tag tone="festive">{texts.checklists.escalated}</Tag>}
          {!item.overdue && <Text>{date(item, running)}</Text>}
        </>
      }
      onPress={onOpen}
    />
  );
}
