import { identityRoutes, VILLAGE_SEARCH_MAX_CHARS, type VillageListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCall } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Loaded, SearchField, Tag } from '@/ui';

const VILLAGES_SHOWN = 50;

export function VillagePicker({ onChoose }: { onChoose: (village: VillageListItem) => void }) {
  const [search, setSearch] = useState('');
  const query = useSettled(search.trim());
  const villages = useCall(identityRoutes.listVillages, { query: { query: query === '' ? undefined : query, limit: VILLAGES_SHOWN } });
  return (
    <View>
      <SearchField name="village" label={texts.join.search} value={search} onChange={setSearch} maxChars={VILLAGE_SEARCH_MAX_CHARS} />
      <Loaded of={villages} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="pin" title={texts.join.none} body={texts.join.noneNote} />
          ) : (
            <Card flush>
              {items.map(village => (
                <ListRow
                  key={village.id}
                  icon="pin"
                  title={village.name}
                  note={village.pathNames.join(' ')}
                  value={village.demo ? <Tag tone="gold">{texts.join.demo}</Tag> : undefined}
                  onPress={() => onChoose(village)}
                />
              ))}
            </Card>
          )
        }
      </Loaded>
    </View>
  );
}
