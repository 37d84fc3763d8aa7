import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';
import { useViewer } from './viewer-store';
import './photo.scss';

export function ViewerHost() {
  const { urls, index } = useViewer();
  const url = urls[index];
  if (!url) return null;
  const step = (by: number) => useViewer.setState({ index: (index + by + urls.length) % urls.length });
  return (
    <View className="viewer" {...aria({ role: 'dialog', label: texts.photos.show(index + 1, urls.length) })}>
      <img className="viewer__photo" src={url} alt={texts.photos.show(index + 1, urls.length)} />
      <View className="viewer__bar">
        {urls.length > 1 && (
          <Pressable className="viewer__button" onPress={() => step(-1)} label={texts.photos.previous}>
            <Icon name="back" />
          </Pressable>
        )}
        <View className="viewer__place">{`${index + 1} / ${urls.length}`}</View>
        {urls.length > 1 && (
          <Pressable className="viewer__button" onPress={() => step(1)} label={texts.photos.next}>
            <Icon name="forward" />
          </Pressable>
        )}
        <Pressable className="viewer__button" onPress={() => useViewer.setState({ urls: [], index: 0 })} label={texts.common.close}>
          <Icon name="close" />
        </Pressable>
      </View>
    </View>
  );
}
