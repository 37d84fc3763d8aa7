import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Card, Icon } from '@/ui';
import './complaints.scss';

/** Before anything is written: who reads it, and who does not. */
export function WhoReads() {
  return (
    <Card tone="gold">
      <View className="complaint-lead">
        <Icon name="lock" size="small" />
        <View className="complaint-lead__words">{texts.complaints.lead}</View>
      </View>
      <View className="note">{texts.complaints.leadUnnamed}</View>
      <View className="note">{texts.complaints.leadMore}</View>
    </Card>
  );
}
