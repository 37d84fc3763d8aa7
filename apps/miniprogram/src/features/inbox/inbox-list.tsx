import { inboxRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useCommand, useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Paged } from '@/ui';
import { InboxLine } from './inbox-line';

export function InboxList() {
  const inbox = useVillagePages(inboxRoutes.inbox, {});
  const mark = useCommand(inboxRoutes.markInboxRead, { refetches: [inboxRoutes.inbox] });
  useDidShow(() => inbox.reload());
  const newest = inbox.items[0];
  return (
    <Paged of={inbox} rows={6} empty={<Empty icon="inbox" title={texts.inbox.empty} body={texts.inbox.emptyNote} />}>
      {items => (
        <>
          {newest && (inbox.first?.unread ?? 0) > 0 && (
            <View className="row-end">
              <Button kind="plain" size="small" icon="check" busy={mark.busy} onPress={() => mark.run({ body: { upTo: newest.id } })}>
                {texts.inbox.readAll}
              </Button>
            </View>
          )}
          <Card flush>
            {items.map(item => (
              <InboxLine key={item.id} item={item} />
            ))}
          </Card>
        </>
      )}
    </Paged>
  );
}
