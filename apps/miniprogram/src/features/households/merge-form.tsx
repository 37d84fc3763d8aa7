import { householdChangeRoutes, mergeDocumentTitles, type MergeOutlook } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { FindOthersHousehold, type Found } from '@/features/helpers/find-one';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, ListRow, Loaded } from '@/ui';
import { DocumentCard } from './document-card';
import { InTheWay, obstaclesOf } from './in-the-way';
import { useMerge } from './use-merge';

const t = texts.merges;

/** Both households as they will be, before anybody confirms. */
function MergeFields({ from, into }: { from: MergeOutlook; into: MergeOutlook }) {
  const form = useMerge(from, into);
  return (
    <>
      <DocumentCard form={form} titles={mergeDocumentTitles} reason={t.reason} placeholder={t.reasonPlaceholder} />
      <Card title={t.summary}>
        <ListRow icon="house" title={from.householdName} note={t.ended} value={t.total(from.spendable, 0)} />
        <ListRow
          icon="people"
          title={into.householdName}
          note={t.people([...into.memberNames, ...from.memberNames])}
          value={t.total(into.spendable, into.spendable + from.spendable)}
        />
        <View className="note">{`${t.note}${form.two === undefined ? '' : t.howSure(form.two)}`}</View>
        <ErrorNote error={form.error} />
        <Button block size="big" busy={form.busy} busyText={form.busyText} onPress={form.ask}>
          {t.send}
        </Button>
      </Card>
    </>
  );
}

const useOutlook = (householdId: string) =>
  useVillageCall(householdChangeRoutes.mergeOutlook, { params: { householdId } }, { enabled: householdId !== '' });

/** First the two households; what is asked next depends on what is open on the one that ends. */
export function MergeForm() {
  const [[from], chooseFrom] = useState<readonly Found[]>([]);
  const [[into], chooseInto] = useState<readonly Found[]>([]);
  const [ends, goesOn] = [useOutlook(from?.id ?? ''), useOutlook(into?.id ?? '')];
  const isSame = from !== undefined && from.id === into?.id;
  return (
    <>
      <View className="note">{t.lead}</View>
      <Card>
        <FindOthersHousehold name="household" label={t.from} wanted={1} chosen={from ? [from] : []} onChange={chooseFrom} />
      </Card>
      <Card>
        <FindOthersHousehold
          name="household"
          label={t.into}
          wanted={1}
          chosen={into ? [into] : []}
          onChange={chooseInto}
          error={isSame ? t.same : undefined}
        />
      </Card>
      {from && into && !isSame && (
        <Loaded of={ends} rows={3}>
          {one =>
            obstaclesOf(one).length > 0 ? (
              <InTheWay of={one} title={t.inTheWay.title} />
            ) : (
              <Loaded of={goesOn} rows={3}>
                {other => <MergeFields key={`${one.householdId} ${other.householdId}`} from={one} into={other} />}
              </Loaded>
            )
          }
        </Loaded>
      )}
    </>
  );
}
