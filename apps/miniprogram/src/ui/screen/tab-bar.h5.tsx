import { View } from '@tarojs/components';
import { go } from '@/navigation/go';
import { tabs, type TabName } from '@/navigation/pages';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';

const BADGE_MAX = 99;

export function TabBar({ current, unread }: { current: TabName; unread: number }) {
  return (
    <View className="tab-bar" {...aria({ role: 'tablist', label: texts.tabs.bar })}>
      {(Object.keys(tabs) as TabName[]).map(name => (
        <Pressable
          key={name}
          role="tab"
          className={`tab-bar__tab ${name === current ? 'tab-bar__tab--on' : ''}`}
          selected={name === current}
          onPress={() => go.tab(name)}
        >
          <Icon name={name} />
          <View className="tab-bar__text">{texts.tabs[name]}</View>
          {name === 'inbox' && unread > 0 && (
            <View className="tab-bar__badge">{unread > BADGE_MAX ? `${BADGE_MAX}+` : String(unread)}</View>
          )}
        </Pressable>
      ))}
    </View>
  );
}
