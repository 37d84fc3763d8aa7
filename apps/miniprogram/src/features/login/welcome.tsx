import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Heading, Icon } from '@/ui';
import './welcome.scss';

export function Welcome() {
  return (
    <View className="welcome">
      <View className="welcome__mark">
        <Icon name="leaf" size="huge" />
      </View>
      <Heading level={1} className="welcome__name">
        {texts.common.appName}
      </Heading>
      <View className="welcome__motto">{texts.common.motto}</View>
      <View className="welcome__lead">{texts.login.lead}</View>
    </View>
  );
}
