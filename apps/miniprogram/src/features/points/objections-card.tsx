import type { ObjectionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Card, Tag } from '@/ui';

/** What was said against an application, and what came of it. By whom is told to nobody. */
export function ObjectionsCard({ objections }: { objections: readonly ObjectionView[] }) {
  if (objections.length === 0) return null;
  return (
    <Card title={texts.panel.objectionCard}>
      {objections.map(one => (
        <View key={one.at} className="stack">
          <View className="paragraph">{one.reason || texts.panel.objectionSpoken}</View>
          <View className="note">{texts.panel.objectionWhen(sayWhen(one.at))}</View>
          {one.outcome === null ? (
            <Tag tone="gold">{texts.panel.objectionOpen}</Tag>
          ) : (
            <>
              <Tag tone={one.outcome === 'agreed' ? 'leaf' : 'festive'}>
                {one.outcome === 'agreed' ? texts.panel.outcomeUnfounded : texts.panel.outcomeFounded}
              </Tag>
              {one.answers.map((words, index) => (
                <View key={index} className="note">
                  {texts.panel.objectionAnswer(words)}
                </View>
              ))}
            </>
          )}
        </View>
      ))}
    </Card>
  );
}
