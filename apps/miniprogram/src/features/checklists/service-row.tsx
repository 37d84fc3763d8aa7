import { serviceAreaTitles, type ItemListItem } from '@jishan/contracts';
import { Text } from '@tarojs/components';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Entry, Pictogram, Tag } from '@/ui';
import { areaLooks, sayDays } from './looks';
import './checklists.scss';

export function ServiceRow({ item }: { item: ItemListItem }) {
  const look = areaLooks[item.area];
  return (
    <Entry
      forward
      lead={<Pictogram icon={look.icon} tone={item.forbidden ? 'plain' : look.tone} />}
      title={item.name}
      foot={
        item.forbidden ? (
          <Tag tone="festive">{texts.checklists.forbiddenTag}</Tag>
        ) : (
          <>
            {item.timeLimitDays !== null && <Text className="service__days">{sayDays(item.timeLimitDays)}</Text>}
            <Text>
              {[item.stepCount > 0 && texts.checklists.steps(item.stepCount), serviceAreaTitles[item.area]].filter(Boolean).join(' · ')}
            </Text>
          </>
        )
      }
      onPress={() => go.to('service', { id: item.id })}
    />
  );
}
