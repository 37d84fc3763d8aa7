import { sealedBookRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { usePages } from '@/api/hooks';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged } from '@/ui';

/** Every sealed day, for anybody: no session is asked for. */
export function BlockList({ villageId }: { villageId: string }) {
  const list = usePages(sealedBookRoutes.bookBlocks, { params: { villageId } });
  return (
    <Paged of={list} rows={6} empty={<Empty icon="lock" title={texts.sealedBook.empty} body={texts.sealedBook.emptyNote} />}>
      {blocks => (
        <>
          <View className="note">{texts.sealedBook.lead}</View>
          <Card title={texts.sealedBook.of(list.first?.villageName ?? '')} flush>
            {blocks.map(({ head }) => (
              <ListRow
                key={head.number}
                icon="lock"
                title={texts.sealedBook.day(head.day)}
                note={texts.sealedBook.blockNote(head.number, head.root)}
                value={texts.sealedBook.lines(head.last - head.first + 1)}
                onPress={() => go.to('bookDay', { villageId, number: String(head.number) })}
              />
            ))}
          </Card>
        </>
      )}
    </Paged>
  );
}
