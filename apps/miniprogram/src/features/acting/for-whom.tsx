import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useMembership } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { aria, Button, FieldFrame, Segmented, Tag } from '@/ui';
import { findRepresented } from './find-represented';
import { RepresentedSheet } from './represented-sheet';
import './acting.scss';

interface Props {
  /** What the form asks: who did it, who needs it. */
  label: string;
  /** `X 代 Y …`, in the words of the form. */
  say: (filer: string, member: string) => string;
  /** Undefined: oneself. */
  value: string | undefined;
  onChange: (personId: string | undefined) => void;
}

/**
 * For whom a form is filled in: oneself, somebody of the own household, or, with a proxy right, somebody of a household acted for.
 * Where there is nothing to choose, nothing is asked.
 */
export function ForWhom({ label, say, value, onChange }: Props) {
  const me = useMembership();
  const members = useVillageCall(identityRoutes.myHousehold, {}).data?.members ?? [];
  const represented = useVillagePages(identityRoutes.representedHouseholds, { query: {} });
  const [choosing, setChoosing] = useState(false);
  const other = findRepresented(represented.items, value);
  if (!me || (members.length < 2 && represented.items.length === 0)) return null;
  const options = members.map(member => ({
    value: member.personId,
    text: member.personId === me.personId ? texts.acting.self : member.name,
  }));
  return (
    <FieldFrame label={label}>
      {other ? (
        <View className="note" {...aria({ role: 'status' })}>
          <Tag tone="gold">{say(me.personName, other.member.name)}</Tag>
          <View>{[other.household.groupName, other.household.name].filter(Boolean).join(' · ')}</View>
        </View>
      ) : (
        options.length > 1 && (
          <Segmented
            wrap
            label={label}
            options={options}
            value={value ?? me.personId}
            onChange={personId => onChange(personId === me.personId ? undefined : personId)}
          />
        )
      )}
      {represented.items.length > 0 && (
        <View className="acting">
          <Button kind="quiet" size="small" icon="people" onPress={() => setChoosing(true)}>
            {other ? texts.acting.change : texts.acting.choose}
          </Button>
          {other && (
            <Button kind="plain" size="small" onPress={() => onChange(undefined)}>
              {texts.acting.own}
            </Button>
          )}
        </View>
      )}
      {choosing && (
        <RepresentedSheet
          households={represented}
          chosen={value}
          onClose={() => setChoosing(false)}
          onChoose={personId => {
            setChoosing(false);
            onChange(personId);
          }}
        />
      )}
    </FieldFrame>
  );
}
