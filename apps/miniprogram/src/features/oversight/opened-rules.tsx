import { standardRoutes, VILLAGE_SEARCH_MAX_CHARS, type OrganizationMembership } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { usePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { standardDay } from '@/features/rule-sets/standard-words';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged, SearchField } from '@/ui';

const t = texts.oversight;
const words = texts.standards;

/** What villages below have opened of their own accord. */
export function OpenedRules({ office: { organizationId: office } }: { office: OrganizationMembership }) {
  const [typed, setTyped] = useState('');
  const wanted = useSettled(typed.trim());
  const list = usePages(standardRoutes.officeStandards, {
    params: { organizationId: office },
    query: wanted === '' ? {} : { query: wanted },
  });
  return (
    <>
      <View className="note">{t.openedLead}</View>
      <SearchField name="opened" label={words.search} value={typed} onChange={setTyped} maxChars={VILLAGE_SEARCH_MAX_CHARS} />
      <Paged
        of={list}
        rows={3}
        empty={
          wanted === '' ? (
            <Empty icon="rules" title={t.openedEmpty} body={t.openedEmptyNote} />
          ) : (
            <Empty icon="search" title={words.notFound} body={words.notFoundNote} />
          )
        }
      >
        {items => (
          <Card flush>
            {items.map(one => (
              <ListRow
                key={one.id}
                icon="house"
                title={one.publisherName}
                note={[words.named(one.version, one.title), words.count(one.ruleCount), standardDay(one)].join(' · ')}
                onPress={() => go.to('officeStandard', { office, id: one.id })}
              />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}
