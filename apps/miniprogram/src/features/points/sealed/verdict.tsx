import { View } from '@tarojs/components';
import { aria, Heading, Icon } from '@/ui';
import './sealed.scss';

interface Props {
  good: boolean;
  title: string;
  note: string;
}

/** The one thing that is to be understood at a glance. */
export function Verdict({ good, title, note }: Props) {
  return (
    <View className={`verdict verdict--${good ? 'good' : 'bad'}`} {...aria({ role: 'alert' })}>
      <View className="verdict__mark">
        <Icon name={good ? 'check' : 'warning'} size="big" />
      </View>
      <View className="verdict__words">
        <Heading>{title}</Heading>
        <View>{note}</View>
      </View>
    </View>
  );
}
