import { checklistsRoutes, ITEM_SEARCH_MAX_CHARS, SERVICE_AREAS, serviceAreaTitles, type ServiceArea } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged, SearchField, Segmented } from '@/ui';
import { ServiceRow } from './service-row';

type Kind = 'public_service' | 'certificate';
type Area = ServiceArea | 'all';
const KINDS = [
  { value: 'public_service', text: texts.checklists.kindServices },
  { value: 'certificate', text: texts.checklists.kindCertificates },
] as const;
/** Certificates have a list of their own. */
const AREAS = [
  { value: 'all' as Area, text: texts.common.all },
  ...SERVICE_AREAS.filter(area => area !== 'certificates').map(area => ({ value: area as Area, text: serviceAreaTitles[area] })),
];
/** Somebody who looks for words looks everywhere: the kind and the area only sort what is leafed through. */
function Found({ kind, area, words }: { kind: Kind; area: Area; words: string }) {
  const query = words !== '' ? { query: words } : { kind, ...(area === 'all' ? {} : { area }) };
  const list = useVillagePages(checklistsRoutes.checklistItems, { query });
  return (
    <Paged
      of={list}
      rows={6}
      empty={
        words === '' && area === 'all' ? (
          <Empty icon="checklist" title={texts.checklists.none} body={texts.checklists.noneNote} />
        ) : (
          <Empty icon="search" title={texts.checklists.empty} body={texts.checklists.emptyNote} />
        )
      }
    >
      {items => (
        <Card flush>
          {items.map(item => (
            <ServiceRow key={item.id} item={item} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

export function ServiceList() {
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<Kind>('public_service');
  const [area, setArea] = useState<Area>('all');
  const wanted = useSettled(words.trim());
  const mayStart = useMay('checklists.request.read.own');
  return (
    <>
      {mayStart && (
        <Card flush>
          <ListRow
            icon="clock"
            title={texts.checklists.myRequests}
            note={texts.checklists.myRequestsNote}
            onPress={() => go.to('requests')}
          />
        </Card>
      )}
      <View className="note">{texts.checklists.lead}</View>
      <SearchField name="services" label={texts.checklists.search} value={words} onChange={setWords} maxChars={ITEM_SEARCH_MAX_CHARS} />
      {wanted === '' && <Segmented<Kind> label={texts.checklists.kinds} options={KINDS} value={kind} onChange={setKind} />}
      {wanted === '' && kind === 'public_service' && (
        <Segmented<Area> scroll label={texts.checklists.areas} options={AREAS} value={area} onChange={setArea} />
      )}
      <Found kind={kind} area={kind === 'certificate' ? 'all' : area} words={wanted} />
    </>
  );
}
