import { standardRoutes, VILLAGE_SEARCH_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged, SearchField } from '@/ui';
import { standardDay } from './standard-words';

const t = texts.standards;

/** What other villages and the offices above publish, to be copied. */
export function StandardList() {
  const [words, setWords] = useState('');
  const wanted = useSettled(words.trim());
  const found = useVillagePages(standardRoutes.standards, { query: wanted === '' ? {} : { query: wanted } });
  return (
    <>
      <View className="note">{t.lead}</View>
      <SearchField name="standards" label={t.search} value={words} onChange={setWords} maxChars={VILLAGE_SEARCH_MAX_CHARS} />
      <Paged
        of={found}
        rows={3}
        empty={
          wanted === '' ? (
            <Empty icon="rules" title={t.empty} body={t.emptyNote} />
          ) : (
            <Empty icon="search" title={t.notFound} body={t.notFoundNote} />
          )
        }
      >
        {items => (
          <Card flush>
            {items.map(one => (
              <ListRow
                key={one.id}
                icon={one.publisherKind === 'village' ? 'house' : 'rules'}
                title={one.publisherName}
                note={[t.named(one.version, one.title), t.count(one.ruleCount), standardDay(one)].join(' · ')}
                onPress={() => go.to('standard', { id: one.id })}
              />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}
