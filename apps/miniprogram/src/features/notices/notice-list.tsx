import { NOTICE_CATEGORIES, noticesRoutes, type NoticeCategory } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { refetch } from '@/api/query';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Paged, Segmented } from '@/ui';
import { categoryTitle } from './looks';
import { NoticeRow } from './notice-row';

type Filter = 'all' | NoticeCategory;
const FILTERS = [
  { value: 'all' as Filter, text: texts.notices.all },
  ...NOTICE_CATEGORIES.map(category => ({ value: category as Filter, text: categoryTitle(category) })),
];

function Found({ filter }: { filter: Filter }) {
  const list = useVillagePages(noticesRoutes.notices, { query: filter === 'all' ? {} : { category: filter } });
  const publishes = useMay('notices.publish');
  return (
    <Paged of={list} empty={<Empty icon="megaphone" title={texts.notices.empty} body={texts.notices.emptyNote} />}>
      {items => (
        <Card flush>
          {items.map(notice => (
            <NoticeRow key={notice.id} notice={notice} answered={publishes} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

export function NoticeList() {
  const [filter, setFilter] = useState<Filter>('all');
  const publishes = useMay('notices.publish');
  useDidShow(() => refetch(noticesRoutes.notices));
  return (
    <>
      {publishes && (
        <View className="note">
          <Button block icon="edit" onPress={() => go.to('publish')}>
            {texts.publish.title}
          </Button>
        </View>
      )}
      <Segmented<Filter> scroll label={texts.notices.filterLabel} options={FILTERS} value={filter} onChange={setFilter} />
      <Found filter={filter} />
    </>
  );
}
