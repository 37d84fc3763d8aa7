import { bookRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { usePages } from '@/api/hooks';
import { go } from '@/navigation/go';
import { texts } from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged } from '@/ui';

/** Every sealed day, for anybody: no session is asked for. */
export function BlockList({ villageId }: { villageId: string }) {
  const list = usePages(bookRoutes.bookBlocks, { params: { villageId } });
  return (
    <Paged of={list} rows={6} empty={<Empty icon="lock" title={texts.book.empty} body={texts.book.emptyNote} />}>
      {blocks => (
        <>
          <View className="note">{texts.book.lead}</View>
          <Card title={texts.book.of(list.first?.villageName ?? '')} flush>
            {blocks.map(({ head }) => (
              <ListRow
                key={head.number}
                icon="lock"
                title={texts.book.day(head.day)}
                note={texts.book.blockNote(head.number, head.root)}
                value={texts.book.lines(head.last - head.first + 1)}
                onPress={() => go.to('bookDay', { villageId, number: String(head.number) })}
              />
            ))}
          </Card>
        </>
      )}
    </Paged>
  );
}
