import type { ItemView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria, Card, Tag } from '@/ui';
import './checklists.scss';

export function Materials({ item }: { item: ItemView }) {
  return (
    <Card title={texts.checklists.materials}>
      {item.materials.length === 0 && <View className="note">{texts.checklists.materialsNone}</View>}
      <View {...aria({ role: 'list' })}>
        {item.materials.map(material => (
          <View key={material.name} className="material" {...aria({ role: 'listitem' })}>
            <View className="material__words">
              <View className="material__name">{material.name}</View>
              {material.note && <View className="material__note">{material.note}</View>}
            </View>
            <Tag tone={material.required ? 'leaf' : 'plain'}>{material.required ? texts.checklists.needed : texts.checklists.ifAny}</Tag>
          </View>
        ))}
      </View>
    </Card>
  );
}

export function Basis({ item }: { item: ItemView }) {
  if (item.legalBasis.length === 0) return null;
  return (
    <Card title={texts.checklists.basis}>
      {item.legalBasis.map(basis => (
        <View key={`${basis.title}${basis.article ?? ''}`} className="basis">
          <View>{basis.title}</View>
          {basis.article && <View className="basis__article">{basis.article}</View>}
        </View>
      ))}
    </Card>
  );
}
