import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { texts } from '@/texts/zh-CN';
import { Button, Card } from '@/ui';

/** Somebody who closes the call is not told of an error. */
const dial = (phone: string) => void Promise.resolve(Taro.makePhoneCall({ phoneNumber: phone })).catch(() => undefined);

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
