import { identityRoutes, phoneRevealReasonTitles, roleTitles } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged, Sheet } from '@/ui';

function Seen() {
  const t = texts.people;
  const list = useVillagePages(identityRoutes.myPhoneReveals, {});
  return (
    <Paged of={list} rows={3} empty={<Empty icon="lock" title={t.seenEmpty} body={t.seenEmptyNote} />}>
      {items => (
        <>
          <View className="note">{t.seenLead}</View>
          {items.map(one => (
            <ListRow
              key={one.id}
              icon="phone"
              title={phoneRevealReasonTitles[one.reason]}
              note={[roleTitles[one.role], sayWhen(one.revealedAt)].join(' · ')}
            />
          ))}
        </>
      )}
    </Paged>
  );
}

/** Every look at the own number: by which office, why and when. */
export function PhoneReveals() {
  const [open, setOpen] = useState(false);
  const t = texts.people;
  return (
    <Card flush>
      <ListRow icon="phone" title={t.seen} note={t.seenNote} onPress={() => setOpen(true)} />
      <Sheet open={open} title={t.seen} onClose={() => setOpen(false)}>
        <Seen />
      </Sheet>
    </Card>
  );
}
