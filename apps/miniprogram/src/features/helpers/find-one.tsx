import { identityRoutes, PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import * as texts from '@/texts/zh-CN';
import { Button, Entry, FieldFrame, SearchField, TickBox } from '@/ui';

const FOUND_SHOWN = 8;

export interface Found {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

interface Props {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  chosen: readonly Found[];
  /** How many are wanted; when they are there, nothing more is asked. */
  wanted: number;
  onChange: (chosen: readonly Found[]) => void;
}

function Choice({ of, label, onDrop }: { of: Found; label: string; onDrop: () => void }) {
  return (
    <Entry
      look="quiet"
      lead={<TickBox round on />}
      title={of.name}
      body={of.note}
      aside={
        <Button kind="plain" size="small" label={texts.helpers.changeLabel(label, of.name)} onPress={onDrop}>
          {texts.helpers.change}
        </Button>
      }
    />
  );
}

function Picker({
  found,
  look,
  name,
  props,
}: {
  found: readonly Found[] | undefined;
  look: (name: string) => void;
  name: string;
  props: Props;
}) {
  const { label, hint, error, chosen, wanted, onChange } = props;
  const free = (found ?? []).filter(one => !chosen.some(({ id }) => id === one.id));
  const choose = (one: Found) => {
    onChange([...chosen, one]);
    look('');
  };
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {chosen.map(one => (
        <Choice key={one.id} of={one} label={label} onDrop={() => onChange(chosen.filter(({ id }) => id !== one.id))} />
      ))}
      {chosen.length < wanted && (
        <SearchField
          name={props.name}
          placeholder={props.name === 'household' ? texts.helpers.searchHousehold : texts.helpers.searchPerson}
          label={`${label}：${props.name === 'household' ? texts.helpers.searchHousehold : texts.helpers.searchPerson}`}
          value={name}
          onChange={look}
          maxChars={PERSON_NAME_MAX_CHARS}
        />
      )}
      {chosen.length < wanted && name.trim() !== '' && found && free.length === 0 && (
        <View className="note">{texts.helpers.searchNone}</View>
      )}
      {chosen.length < wanted &&
        name.trim() !== '' &&
        free.map(one => (
          <Entry
            key={one.id}
            look="quiet"
            lead={<TickBox round on={false} />}
            title={one.name}
            body={one.note}
            onPress={() => choose(one)}
            choice={{ role: 'radio', checked: false }}
          />
        ))}
    </FieldFrame>
  );
}

/** People of the roster, found by name. */
export function FindPeople(props: Props) {
  const [name, look] = useState('');
  const asked = useSettled(name.trim());
  const people = useVillageCall(identityRoutes.listPeople, { query: { name: asked, limit: FOUND_SHOWN } }, { enabled: asked !== '' });
  const found = people.data?.items.map(one => ({
    id: one.id,
    name: one.name,
    note: [one.groupName, one.householdName].filter(Boolean).join(' · '),
  }));
  return <Picker found={found} look={look} name={name} props={props} />;
}

/** A household, found by the name of anybody in it. */
export function FindHousehold(props: Props) {
  const [name, look] = useState('');
  const asked = useSettled(name.trim());
  const houses = useVillageCall(identityRoutes.listHouseholds, { query: { name: asked, limit: FOUND_SHOWN } }, { enabled: asked !== '' });
  const found = houses.data?.items.map(one => ({ id: one.id, name: one.name, note: one.groupName ?? '' }));
  return <Picker found={found} look={look} name={name} props={props} />;
}
