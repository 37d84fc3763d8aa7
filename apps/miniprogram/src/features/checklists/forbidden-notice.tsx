import type { ItemView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Card, Heading, Icon } from '@/ui';
import { Basis } from './service-detail-parts';
import { Supervision } from './supervision';
import './checklists.scss';

/** Not a closed door but a signpost: which office answers, and how. */
export function ForbiddenNotice({ item }: { item: ItemView }) {
  return (
    <>
      <Card tone="gold">
        <View className="forbidden__head">
          <View className="forbidden__picture">
            <Icon name="info" size="big" />
          </View>
          <View className="promise__words">
            <Heading>{item.name}</Heading>
            <View className="forbidden__title">{texts.checklists.forbiddenTitle}</View>
          </View>
        </View>
        <View>{texts.checklists.forbiddenNote}</View>
      </Card>
      <Card>
        <View className="instead">
          <View className="instead__picture">
            <Icon name="pin" />
          </View>
          <View className="promise__words">
            <View className="promise__name">{texts.checklists.insteadWhere}</View>
            <View className="instead__where">{item.insteadWhere}</View>
          </View>
        </View>
        <View className="instead">
          <View className="instead__picture">
            <Icon name="checklist" />
          </View>
          <View className="promise__words">
            <View className="promise__name">{texts.checklists.insteadHow}</View>
            <View>{item.insteadHow}</View>
          </View>
        </View>
      </Card>
      <Basis item={item} />
      <Supervision phone={item.supervisionPhone} words={item.supervisionText} />
    </>
  );
}
