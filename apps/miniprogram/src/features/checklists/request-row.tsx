import { requestStatusTitles, type RequestListItem } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { sayDay } from '@/formats/calendar-day';
import { texts } from '@/texts/zh-CN';
import { Icon, Pressable, Tag } from '@/ui';
import { areaLooks, requestTones, sayOverdue } from './looks';
import './checklists.scss';

/** `working` adds whose it is, for those who work it. */
export function RequestRow({ item, working, onOpen }: { item: RequestListItem; working?: boolean; onOpen: () => void }) {
  const look = areaLooks[item.area];
  const status = requestStatusTitles[item.status];
  const running = item.status === 'open' || item.status === 'waiting_for_applicant';
  return (
    <Pressable
      className={`service ${item.overdue ? 'service--late' : ''}`}
      onPress={onOpen}
      label={[item.itemName, working && item.applicantName, item.overdue ? sayOverdue(item) : status].filter(Boolean).join('，')}
    >
      <View className={`service__picture service__picture--${look.tone}`}>
        <Icon name={look.icon} />
      </View>
      <View className="service__words">
        <View className="service__name">{item.itemName}</View>
        {working && (
          <View className="service__note">{[item.groupName, item.householdName, item.applicantName].filter(Boolean).join(' · ')}</View>
        )}
        {running && <View className="service__note">{texts.checklists.rowStep(item)}</View>}
        <View className="service__foot">
          {item.overdue ? (
            <Tag tone="festive">{sayOverdue(item)}</Tag>
          ) : (
            <Tag tone={requestTones[item.status]}>
              {working && item.status === 'waiting_for_applicant' ? texts.checklists.waitingForHousehold : status}
            </Tag>
          )}
          {item.escalated && <Tag tone="festive">{texts.checklists.escalated}</Tag>}
          <Text>
            {running
              ? item.dueOn && !item.overdue
                ? texts.checklists.due(sayDay(item.dueOn))
                : sayWhen(item.startedAt)
              : texts.checklists.rowClosed(sayWhen(item.closedAt ?? item.startedAt))}
          </Text>
        </View>
      </View>
      <Icon name="forward" size="small" className="service__on" />
    </Pressable>
  );
}
