import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import * as texts from '@/texts/zh-CN';
import { useRef } from 'react';
import { Button } from '../button/button';
import './list.scss';

interface Props {
  more: boolean;
  loading: boolean;
  onMore: () => void;
}

/** Loads at the page's end, and by a button for those who do not scroll. That nothing more comes is said to whoever turned a page. */
export function LoadMore({ more, loading, onMore }: Props) {
  useReachBottom(() => {
    if (more) onMore();
  });
  const turned = useRef(false);
  if (more) turned.current = true;
  if (!more && !turned.current) return null;
  if (!more) return <View className="load-more load-more--end">{texts.common.end}</View>;
  return (
    <View className="load-more">
      <Button kind="plain" busy={loading} busyText={texts.common.loading} onPress={onMore}>
        {texts.common.more}
      </Button>
    </View>
  );
}
