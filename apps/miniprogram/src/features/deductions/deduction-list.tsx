import { deductionRoutes, identityRoutes, type DeductionView } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { sayDate, sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Entry, Paged, Pictogram, Segmented, Tag, Thumbnail } from '@/ui';
import { deductionTitle, deductionTones, lastDay } from './looks';

const t = texts.deductions;
type Scope = 'open' | 'closed';
const SCOPES: readonly { value: Scope; text: string }[] = [
  { value: 'open', text: t.scopeOpen },
  { value: 'closed', text: t.scopeClosed },
];

/** What is at stake, and until when one may speak. */
function stands(one: DeductionView): string {
  if (one.result) return t.took(one.result.posted);
  if (one.status !== 'notified' && one.status !== 'appealed') return '';
  const until = one.status === 'notified' && !one.due && one.appealUntil;
  return [t.take(one.points), until && t.appealable(sayDate(lastDay(until)))].filter(Boolean).join(' · ');
}

function DeductionRow({ one, whose }: { one: DeductionView; whose: boolean }) {
  const photo = one.photos[0];
  return (
    <Entry
      lead={photo ? <Thumbnail photo={photo} /> : <Pictogram size="photo" icon="minus" tone="plain" />}
      title={one.ruleTitle}
      body={whose ? [one.groupName, one.householdName].filter(Boolean).join(' · ') : one.text}
      lines={1}
      foot={
        <>
          <Tag tone={deductionTones[one.status]}>{deductionTitle(one)}</Tag>
          <Text>{stands(one)}</Text>
        </>
      }
      when={sayWhen(one.openedAt)}
      onPress={() => go.to('deduction', { id: one.id })}
    />
  );
}

/** The household's own; nobody else's list has them. */
export function MyDeductions() {
  const list = useVillagePages(deductionRoutes.myDeductions, {});
  return (
    <>
      <View className="note">{t.mineNote}</View>
      <Paged of={list} empty={<Empty icon="check" title={t.mineEmpty} body={t.mineEmptyNote} />}>
        {items => (
          <Card flush>
            {items.map(one => (
              <DeductionRow key={one.id} one={one} whose={false} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}

/** What those in office work through. */
export function DeductionDesk() {
  const [scope, setScope] = useState<Scope>('open');
  const home = useVillageCall(identityRoutes.villageHome, {});
  const list = useVillagePages(deductionRoutes.deductions, { query: { scope } });
  const mayOpen = useMay('points.deduction.open') && home.data?.settings.deductions === true;
  return (
    <>
      <View className="note">{home.data?.settings.deductions === false ? t.off : t.lead}</View>
      <Segmented<Scope> label={t.scope} options={SCOPES} value={scope} onChange={setScope} />
      <Paged of={list} empty={<Empty icon="check" title={scope === 'open' ? t.workEmpty : t.workClosedEmpty} body={t.workEmptyNote} />}>
        {items => (
          <Card flush>
            {items.map(one => (
              <DeductionRow key={one.id} one={one} whose />
            ))}
          </Card>
        )}
      </Paged>
      {mayOpen && (
        <View className="float-foot">
          <Button block size="big" icon="plus" onPress={() => go.to('deductionForm')}>
            {t.open}
          </Button>
        </View>
      )}
    </>
  );
}
