import { mayInVillage } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMembership } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Card, Pictogram, Pressable } from '@/ui';
import { homeModules } from './modules';
import './module-grid.scss';

export function ModuleGrid() {
  const roles = useMembership()?.roles ?? [];
  return (
    <Card title={texts.home.modules}>
      <View className="modules">
        {homeModules
          .filter(module => mayInVillage(roles, module.needs))
          .map(module => (
            <Pressable key={module.name} className="module" onPress={module.open}>
              <Pictogram size="big" icon={module.icon} tone={module.tone} />
              <View className="module__name">{module.name}</View>
            </Pressable>
          ))}
      </View>
    </Card>
  );
}
