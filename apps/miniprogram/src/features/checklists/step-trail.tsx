import type { ItemStep } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria, bind, Tag } from '@/ui';
import { sayPost } from './looks';
import './checklists.scss';

/** The road of an item before anybody has set out on it: who, what, how long. */
export function StepTrail({ steps }: { steps: readonly ItemStep[] }) {
  return (
    <View {...aria({ role: 'list' })}>
      {steps.map((step, index) => (
        <View key={step.title} className="trail" {...aria({ role: 'listitem' })}>
          <View className="trail__number" {...aria({ hidden: true })}>
            {String(index + 1)}
          </View>
          <View className="trail__words">
            <View className="trail__title">{bind(step.title)}</View>
            <View className="trail__who">{texts.checklists.stepBy(sayPost(step.post), step.dueDays)}</View>
            {step.detail && <View className="trail__detail">{bind(step.detail)}</View>}
            {(step.decidingBody || step.published) && (
              <View className="trail__tags">
                {step.decidingBody && <Tag tone="sky">{texts.checklists.decidedBy(step.decidingBody)}</Tag>}
                {step.published && <Tag tone="gold">{texts.checklists.published}</Tag>}
              </View>
            )}
          </View>
        </View>
      ))}
    </View>
  );
}
