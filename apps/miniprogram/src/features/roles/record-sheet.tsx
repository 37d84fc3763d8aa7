import { roleTitles, type RoleHolder } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Sheet } from '@/ui';
import { RecordWords } from './record-words';

/** How somebody came to the office. */
export function RecordSheet({ holder, onClose }: { holder: RoleHolder; onClose: () => void }) {
  return (
    <Sheet open title={`${holder.personName} · ${roleTitles[holder.role]}`} onClose={onClose}>
      {holder.record ? <RecordWords of={holder.record} /> : <View className="note">{texts.roles.noRecord}</View>}
    </Sheet>
  );
}
