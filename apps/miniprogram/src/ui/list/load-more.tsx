import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import * as texts from '@/texts/zh-CN';
import { Button } from '../button/button';
import './list.scss';

interface Props {
  more: boolean;
  loading: boolean;
  onMore: () => void;
}

/** Loads at the page's end, and by a button for those who do not scroll. */
export function LoadMore({ more, loading, onMore }: Props) {
  useReachBottom(() => {
    if (more) onMore();
  });
  if (!more) return <View className="load-more load-more--end">{texts.common.end}</View>;
  return (
    <View className="load-more">
      <Button kind="plain" busy={loading} busyText={texts.common.loading} onPress={onMore}>
        {texts.common.more}
      </Button>
    </View>
  );
}
