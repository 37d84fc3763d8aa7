import type { RedemptionLineView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Icon, mediaUrl, Photo } from '@/ui';
import './store.scss';

export function RedemptionLines({ lines }: { lines: readonly RedemptionLineView[] }) {
  return (
    <View>
      {lines.map(line => (
        <View key={line.goodsId} className="goods-line">
          <View className="goods-line__picture">
            {line.photo ? (
              <Photo src={mediaUrl(line.photo.thumbnailUrl)} label={line.name} />
            ) : (
              <View className="goods-blank">
                <Icon name="gift" />
              </View>
            )}
          </View>
          <View className="goods-line__words">
            <View>{line.name}</View>
            <View className="goods-line__note">{texts.store.lineCount(line.quantity, line.unit)}</View>
          </View>
          <View className="goods-line__points">{texts.store.price(line.unitPoints * line.quantity)}</View>
        </View>
      ))}
    </View>
  );
}
