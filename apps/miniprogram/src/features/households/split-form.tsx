import { householdChangeRoutes, householdDocumentTitles, pointsByHeads, splitBounds, type SplitOutlook } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { FindOthersHousehold, type Found } from '@/features/helpers/find-one';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, ListRow, Loaded } from '@/ui';
import { DocumentCard } from './document-card';
import { InTheWay } from './in-the-way';
import { NewHousehold, WhoLeaves } from './split-people';
import { useSplit } from './use-split';

const t = texts.households;
type Form = ReturnType<typeof useSplit>;
const POINTS_MAX_CHARS = 8;

/** Why no fewer and no more: by how much one person may leave the share by heads, and what there is. */
function whyBounds({ spendable, members, mayDiffer }: SplitOutlook, moving: number, most: number): string {
  const have = t.pointsHave(spendable);
  if (mayDiffer === null) return have;
  const near = t.pointsNear(pointsByHeads(spendable, moving, members.length), mayDiffer);
  return most === spendable ? `${near}；${have}` : near;
}

function Points({ outlook, form }: { outlook: SplitOutlook; form: Form }) {
  const moving = form.plan.moving.length;
  const { least, most } = splitBounds(outlook, moving);
  return (
    <Card title={t.pointsPart}>
      <Field
        name="points"
        kind="digits"
        label={t.pointsField}
        hint={t.pointsHint(least, most, whyBounds(outlook, moving, most))}
        value={form.plan.points}
        onChange={points => form.set({ points })}
        maxChars={POINTS_MAX_CHARS}
        error={form.faults.points}
      />
      {outlook.reserved > 0 && <View className="note">{t.reservedStays(outlook.reserved)}</View>}
    </Card>
  );
}

/** Both households as they will be, before anybody confirms. */
function Summary({ outlook, form }: { outlook: SplitOutlook; form: Form }) {
  const { plan } = form;
  const points = wholeNumber(plan.points, 0, outlook.spendable) ?? 0;
  return (
    <Card title={t.summary}>
      <ListRow
        icon="house"
        title={outlook.householdName}
        note={t.summaryPeople(plan.staying.length)}
        value={t.summaryPoints(outlook.spendable, outlook.spendable - points)}
      />
      <ListRow
        icon="people"
        title={plan.name || t.newHousehold}
        note={t.names(plan.moving.map(member => member.name))}
        value={t.summaryPoints(0, points)}
      />
      <View className="note">{t.summaryNote}</View>
      <ErrorNote error={form.error} />
      <Button block size="big" busy={form.busy} busyText={form.busyText} onPress={form.ask}>
        {t.send}
      </Button>
    </Card>
  );
}

function SplitFields({ outlook }: { outlook: SplitOutlook }) {
  const form = useSplit(outlook);
  const isReady = form.plan.moving.length > 0;
  const { householdId, householdName, openDeductions } = outlook;
  const openApplications = outlook.members.reduce((sum, member) => sum + member.openApplications, 0);
  if (openDeductions > 0) return <InTheWay of={{ householdId, householdName, openDeductions }} title={t.deductionsFirst} />;
  if (outlook.members.length < 2) return <View className="note">{t.alone}</View>;
  return (
    <>
      <WhoLeaves outlook={outlook} form={form} />
      {openApplications > 0 && <InTheWay of={{ householdId, householdName, openApplications }} title={t.applicationsFirst} />}
      {isReady && <NewHousehold outlook={outlook} form={form} />}
      {isReady && <Points outlook={outlook} form={form} />}
      {isReady && <DocumentCard form={form} titles={householdDocumentTitles} reason={t.reasonField} placeholder={t.reasonPlaceholder} />}
      {isReady && <Summary outlook={outlook} form={form} />}
    </>
  );
}

/** First the household; what is asked next depends on who lives there and what they have. */
export function SplitForm() {
  const [chosen, choose] = useState<readonly Found[]>([]);
  const householdId = chosen[0]?.id ?? '';
  const outlook = useVillageCall(householdChangeRoutes.splitOutlook, { params: { householdId } }, { enabled: householdId !== '' });
  return (
    <>
      <View className="note">{t.formLead}</View>
      <Card>
        <FindOthersHousehold name="household" label={t.household} wanted={1} chosen={chosen} onChange={choose} />
      </Card>
      {householdId !== '' && (
        <Loaded of={outlook} rows={4}>
          {found => <SplitFields key={found.householdId} outlook={found} />}
        </Loaded>
      )}
    </>
  );
}
