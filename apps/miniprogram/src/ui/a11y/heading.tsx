import { View } from '@tarojs/components';
import { aria } from './aria';

interface Props {
  children: string;
  level?: 1 | 2 | 3;
  className?: string;
}

export function Heading({ children, level = 2, className = '' }: Props) {
  return (
    <View className={`heading heading--${level} ${className}`} {...aria({ role: 'heading', level })}>
      {children}
    </View>
  );
}
