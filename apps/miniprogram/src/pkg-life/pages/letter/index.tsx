import { useRouter } from '@tarojs/taro';
import { LetterForm } from '@/features/parlour/letter-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function LetterPage() {
  const { visibility } = useRouter<{ visibility?: string }>().params;
  return (
    <Screen title={texts.parlour.letterTitle}>
      <Gate>
        <LetterForm visibility={visibility === 'private' ? 'private' : 'open'} />
      </Gate>
    </Screen>
  );
}
