import { Button as WechatButton, View } from '@tarojs/components';
import { useEffect } from 'react';
import { openPrivacyContract } from '@/platform/privacy';
import * as texts from '@/texts/zh-CN';
import { Button } from '../button/button';
import { Sheet } from '../sheet/sheet';
import { toast } from '../toast/toast';
import { answerPrivacy, usePrivacy } from './privacy';

/** WeChat checks that this very button was tapped. */
const AGREE_BUTTON = 'agree-privacy';

export function PrivacyHost() {
  const asked = usePrivacy(state => state.waiting.length > 0);
  useEffect(() => {
    if (asked) answerPrivacy({ event: 'exposureAuthorization' });
  }, [asked]);
  if (!asked) return null;
  const t = texts.privacy;
  const refuse = () => {
    answerPrivacy({ event: 'disagree' });
    toast(t.refused);
  };
  return (
    <Sheet
      open
      title={t.title}
      onClose={refuse}
      foot={
        <>
          <Button kind="quiet" block onPress={refuse}>
            {t.refuse}
          </Button>
          <WechatButton
            id={AGREE_BUTTON}
            className="button button--primary button--block wechat-button"
            openType="agreePrivacyAuthorization"
            onAgreePrivacyAuthorization={() => answerPrivacy({ event: 'agree', buttonId: AGREE_BUTTON })}
          >
            {t.agree}
          </WechatButton>
        </>
      }
    >
      <View className="paragraph">{t.lead}</View>
      {t.items.map(words => (
        <View key={words} className="paragraph">
          {words}
        </View>
      ))}
      <View className="note">{t.not}</View>
      <Button kind="plain" size="small" onPress={openPrivacyContract}>
        {t.contract}
      </Button>
    </Sheet>
  );
}
