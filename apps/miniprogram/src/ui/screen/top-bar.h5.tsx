import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Heading } from '../a11y/heading';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';
import type { TopBarProps } from './top-bar.types';

export function TopBar({ title, first }: TopBarProps) {
  const set = () => {
    document.title = `${title} · ${texts.common.appName}`;
  };
  useEffect(set, [title]);
  useDidShow(set);
  return (
    <View className="top-bar">
      {!first && (
        <Pressable className="top-bar__back" onPress={go.back} label={texts.common.back}>
          <Icon name="back" />
        </Pressable>
      )}
      <Heading level={1} className="top-bar__title">
        {title}
      </Heading>
    </View>
  );
}
