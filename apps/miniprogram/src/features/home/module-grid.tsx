import { mayInVillage } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMembership } from '@/features/session/session';
import { texts } from '@/texts/zh-CN';
import { Card, Icon, Pressable } from '@/ui';
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
            <Pressable key={module.name} className="module" onPress={module.open} label={module.name}>
              <View className={`module__picture module__picture--${module.tone}`}>
                <Icon name={module.icon} size="big" />
              </View>
              <View className="module__name">{module.name}</View>
            </Pressable>
          ))}
      </View>
    </Card>
  );
}
