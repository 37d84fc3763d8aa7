import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Heading } from '../a11y/heading';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';
import './card.scss';

interface Props {
  title?: string;
  /** What stands at the right of the title: a link on, with its words. */
  more?: { text: string; onPress: () => void };
  children: ReactNode;
  tone?: 'paper' | 'leaf' | 'festive' | 'gold';
  flush?: boolean;
  className?: string;
}

export function Card({ title, more, children, tone = 'paper', flush, className = '' }: Props) {
  return (
    <View className={`card card--${tone} ${flush ? 'card--flush' : ''} ${className}`}>
      {title && (
        <View className="card__head">
          <Heading className="card__title">{title}</Heading>
          {more && (
            <Pressable className="card__more" onPress={more.onPress} label={`${title}：${more.text}`}>
              {more.text}
              <Icon name="forward" size="small" />
            </Pressable>
          )}
        </View>
      )}
      {children}
    </View>
  );
}
