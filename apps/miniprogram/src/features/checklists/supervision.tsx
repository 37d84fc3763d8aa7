import { View } from '@tarojs/components';
import { dial } from '@/platform/dial';
import * as texts from '@/texts/zh-CN';
import { Button, Card } from '@/ui';

export function Supervision({ phone, words }: { phone: string | null; words: string }) {
  return (
    <Card title={texts.checklists.supervision}>
      <View>{words}</View>
      {phone && (
        <View className="stack">
          <Button kind="quiet" icon="phone" onPress={() => dial(phone)}>
            {texts.checklists.call(phone)}
          </Button>
        </View>
      )}
    </Card>
  );
}
