import { PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { useState } from 'react';
import { FoundList } from '@/features/people/found-list';
import { useMembership } from '@/features/session/session';
import { useRoster, type Found, type RosterKind } from '@/features/people/use-roster';
import * as texts from '@/texts/zh-CN';
import { Button, Entry, FieldFrame, SearchField, TickBox } from '@/ui';

export type { Found } from '@/features/people/use-roster';

interface Props {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  chosen: readonly Found[];
  /** How many are wanted; when they are there, nothing more is asked. */
  wanted: number;
  /** Why one that was found is not to be chosen; undefined: it may be. */
  refused?: (found: Found) => string | undefined;
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

function Picker({ kind, ...props }: Props & { kind: RosterKind }) {
  const { label, hint, error, chosen, wanted, refused, onChange } = props;
  const [name, look] = useState('');
  const search = useRoster(kind, name);
  const words = kind === 'household' ? texts.helpers.searchHousehold : texts.helpers.searchPerson;
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
        <>
          <SearchField
            name={props.name}
            placeholder={words}
            label={`${label}：${words}`}
            value={name}
            onChange={look}
            maxChars={PERSON_NAME_MAX_CHARS}
          />
          {name.trim() !== '' && (
            <FoundList search={search} offered={search.found.filter(one => !chosen.some(({ id }) => id === one.id))}>
              {found =>
                found.map(one => {
                  const why = refused?.(one);
                  return why !== undefined ? (
                    <Entry key={one.id} look="quiet" title={one.name} body={why} />
                  ) : (
                    <Entry
                      key={one.id}
                      look="quiet"
                      lead={<TickBox round on={false} />}
                      title={one.name}
                      body={one.note}
                      onPress={() => choose(one)}
                      choice={{ role: 'radio', checked: false }}
                    />
                  );
                })
              }
            </FoundList>
          )}
        </>
      )}
    </FieldFrame>
  );
}

/** People of the roster, found by name. */
export const FindPeople = (props: Props) => <Picker kind="person" {...props} />;

/** A household, found by the name of anybody in it. */
export const FindHousehold = (props: Props) => <Picker kind="household" {...props} />;

/** The same, where one's own is for somebody else in office: said at once, not after everything is filled in. */
export function FindOthersHousehold(props: Omit<Props, 'refused'>) {
  const own = useMembership()?.householdId;
  return <FindHousehold {...props} refused={({ id }) => (id === own ? texts.helpers.ownHousehold : undefined)} />;
}
