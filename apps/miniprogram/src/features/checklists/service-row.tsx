import { serviceAreaTitles, type ItemListItem } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { go } from '@/navigation/go';
import { texts } from '@/texts/zh-CN';
import { Icon, Pressable, Tag } from '@/ui';
import { areaLooks, sayDays } from './looks';
import './checklists.scss';

export function ServiceRow({ item }: { item: ItemListItem }) {
  const look = areaLooks[item.area];
  const promise = item.timeLimitDays === null ? undefined : sayDays(item.timeLimitDays);
  return (
    <Pressable
      className="service"
      onPress={() => go.to('service', { id: item.id })}
      label={[item.name, item.forbidden ? texts.checklists.forbiddenTag : promise].filter(Boolean).join('，')}
    >
      <View className={`service__picture service__picture--${item.forbidden ? 'plain' : look.tone}`}>
        <Icon name={look.icon} />
      </View>
      <View className="service__words">
        <View className="service__name">{item.name}</View>
        <View className="service__foot">
          {item.forbidden && <Tag tone="festive">{texts.checklists.forbiddenTag}</Tag>}
          {!item.forbidden && promise && <Text className="service__days">{promise}</Text>}
          {!item.forbidden && (
            <Text>
              {[item.stepCount > 0 && texts.checklists.steps(item.stepCount), serviceAreaTitles[item.area]].filter(Boolean).join(' · ')}
            </Text>
          )}
        </View>
      </View>
      <Icon name="forward" size="small" className="service__on" />
    </Pressable>
  );
}
