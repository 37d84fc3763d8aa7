import { InboxLine } from '@/features/inbox/inbox-line';
import { useLatest } from '@/features/inbox/unread';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Loaded } from '@/ui';

/** The newest of what concerns me. */
export function Latest() {
  const inbox = useLatest();
  return (
    <Card title={texts.home.latest} more={{ text: texts.common.all, onPress: () => go.tab('inbox') }} flush>
      <Loaded of={inbox} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="leaf" title={texts.home.latestNone} body={texts.home.latestNoneNote} />
          ) : (
            <>
              {items.map(item => (
                <InboxLine key={item.id} item={item} />
              ))}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
