import type { GoodsView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { Icon, mediaUrl, Photo } from '@/ui';
import { goodsIcons } from './looks';
import './store.scss';

type Pictured = Pick<GoodsView, 'photo' | 'name' | 'category'>;

/** Its photo, or the pictogram of its kind: a shelf without pictures is still a shelf. `silent` where its name stands beside it. */
export function GoodsPicture({ goods, whole, silent }: { goods: Pictured; whole?: boolean; silent?: boolean }) {
  if (goods.photo) return <Photo src={mediaUrl(whole ? goods.photo.url : goods.photo.thumbnailUrl)} label={silent ? '' : goods.name} />;
  return (
    <View className="goods-blank">
      <Icon name={goodsIcons[goods.category]} size="huge" />
    </View>
  );
}
