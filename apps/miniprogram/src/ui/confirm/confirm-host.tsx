import { Text, View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Button } from '../button/button';
import { bind } from '../list/bind';
import { Sheet } from '../sheet/sheet';
import { useConfirm } from './confirm';
import './confirm.scss';

export function ConfirmHost() {
  const asked = useConfirm(state => state.asked);
  if (!asked) return null;
  return (
    <Sheet
      open
      title={asked.title}
      onClose={() => asked.answer(false)}
      foot={
        <>
          <Button kind="quiet" block onPress={() => asked.answer(false)}>
            {texts.common.dismiss(asked.action)}
          </Button>
          <Button kind={asked.danger ? 'festive' : 'primary'} block onPress={() => asked.answer(true)}>
            {asked.action}
          </Button>
        </>
      }
    >
      <View>{bind(asked.body)}</View>
      {asked.byHand !== undefined && (
        <View className="by-hand">
          <Text userSelect>{asked.byHand}</Text>
        </View>
      )}
    </Sheet>
  );
}
