import { HONOUR_MAX_HOUSEHOLDS, panelRoutes, PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { Ticks } from '@/features/notices/tick';
import { FoundList } from '@/features/people/found-list';
import { useRoster, type Found } from '@/features/people/use-roster';
import { useMay, useMembership } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Card, FieldFrame, scrolls, SearchField } from '@/ui';

const t = texts.honours;

const placed = ({ id, note, name }: Found) => ({ value: id, text: [note, name].filter(Boolean).join(' ') });

/** Why one may not be chosen, as far as this phone knows: the server knows the rest, and says so. */
function useBarred(): (householdId: string) => string | undefined {
  const own = useMembership()?.householdId;
  const relatives = useVillageCall(panelRoutes.relatives, {}, { enabled: useMay('points.relatives.declare') });
  return householdId => {
    if (householdId === own) return t.ownHousehold;
    return relatives.data?.households.some(one => one.householdId === householdId) ? t.relatedHousehold : undefined;
  };
}

interface Props {
  chosen: readonly Found[];
  error?: string;
  onChange: (chosen: readonly Found[]) => void;
}

/** Found by name, chosen by a tap; who was chosen stands above, whatever is looked for next. */
export function PickHouseholds({ chosen, error, onChange }: Props) {
  const [name, setName] = useState('');
  const search = useRoster('household', name, { whole: true });
  const barred = useBarred();
  const fresh = search.found.filter(({ id }) => !chosen.some(one => one.id === id));
  const add = (ids: readonly string[]) =>
    chosen.length + ids.length <= HONOUR_MAX_HOUSEHOLDS && onChange([...chosen, ...fresh.filter(({ id }) => ids.includes(id))]);
  return (
    <Card>
      {chosen.length > 0 && (
        <Ticks
          label={t.chosen(chosen.length)}
          options={chosen.map(placed)}
          chosen={chosen.map(({ id }) => id)}
          onChange={ids => onChange(chosen.filter(({ id }) => ids.includes(id)))}
        />
      )}
      {/* Above what scrolls: at its end nobody reads it. */}
      <FieldFrame label={t.households} error={error}>
        <SearchField name="household" label={t.search} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      </FieldFrame>
      <View className="honour-pick" {...scrolls}>
        <FoundList search={search} offered={fresh} none={search.found.length > 0 ? t.allChosen : undefined}>
          {found => (
            <>
              <Ticks
                label={t.households}
                options={found.filter(({ id }) => barred(id) === undefined).map(placed)}
                chosen={[]}
                onChange={add}
              />
              {found.map(one => {
                const why = barred(one.id);
                return why === undefined ? null : <View key={one.id} className="note">{`${placed(one).text}：${why}`}</View>;
              })}
            </>
          )}
        </FoundList>
      </View>
    </Card>
  );
}
