import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, type IconName } from '@/ui';

interface Props {
  children: string;
  onSend: () => void;
  error: unknown;
  busy: boolean;
  icon?: IconName;
  kind?: 'festive';
}

/** Below a form of several cards: what was refused, and the button that sends it. */
export function FormFoot({ children, onSend, error, busy, icon = 'send', kind }: Props) {
  return (
    <>
      <ErrorNote error={error} />
      <View className="stack">
        <Button block size="big" kind={kind} icon={icon} busy={busy} busyText={texts.common.sending} onPress={onSend}>
          {children}
        </Button>
      </View>
    </>
  );
}
