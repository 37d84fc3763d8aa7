import { useRouter } from '@tarojs/taro';
import { FirstPassword } from '@/features/account/first-password';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

/** Where an account whose password somebody else made comes first, and cannot go on from before it is changed. */
export default function FirstPasswordPage() {
  const wanted = useRouter<{ after?: string }>().params.after;
  return (
    <Screen first title={texts.account.firstTitle}>
      <FirstPassword after={wanted ? decodeURIComponent(wanted) : undefined} />
    </Screen>
  );
}
