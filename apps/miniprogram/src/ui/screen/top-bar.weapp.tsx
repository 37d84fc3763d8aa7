import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import type { TopBarProps } from './top-bar.types';

/** WeChat draws the bar; only its title is ours. */
export function TopBar({ title }: TopBarProps) {
  const set = () => void Taro.setNavigationBarTitle({ title });
  useEffect(set, [title]);
  useDidShow(set);
  return null;
}
