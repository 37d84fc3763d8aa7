import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import { Icon } from '../icon/icon';
import { bind } from './bind';
import './steps.scss';

export interface Step {
  readonly title: string;
  readonly note?: string;
  readonly state: 'done' | 'now' | 'ahead' | 'refused';
}

export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <View className="steps" {...aria({ role: 'list' })}>
      {steps.map(step => (
        <View key={step.title} className={`step step--${step.state}`} {...aria({ role: 'listitem' })}>
          <View className="step__mark" {...aria({ hidden: true })}>
            {step.state === 'done' && <Icon name="check" size="small" />}
            {step.state === 'refused' && <Icon name="close" size="small" />}
          </View>
          <View className="step__words">
            <View className="step__title">{step.title}</View>
            {step.note && <View className="step__note">{bind(step.note)}</View>}
          </View>
        </View>
      ))}
    </View>
  );
}
