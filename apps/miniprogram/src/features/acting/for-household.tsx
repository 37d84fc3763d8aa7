import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { useMembership } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Entry, FieldFrame, Tag, TickBox } from '@/ui';

interface Props {
  label: string;
  /** `X 代 Y …`, in the words of the form. */
  say: (helper: string, household: string) => string;
  /** Undefined: the own household. */
  value: string | undefined;
  onChange: (householdId: string | undefined) => void;
}

/** For which household something is taken: the own one, or one acted for. Where there is nothing to choose, nothing is asked. */
export function ForHousehold({ label, say, value, onChange }: Props) {
  const me = useMembership();
  const represented = useVillagePages(identityRoutes.representedHouseholds, { query: {} });
  const other = represented.items.find(({ id }) => id === value);
  if (!me || represented.items.length === 0) return null;
  const choice = (id: string | undefined, title: string) => (
    <Entry
      key={id ?? ''}
      look="quiet"
      lead={<TickBox round on={id === value} />}
      title={title}
      onPress={() => onChange(id)}
      choice={{ role: 'radio', checked: id === value }}
    />
  );
  return (
    <FieldFrame label={label}>
      <View {...aria({ role: 'radiogroup', label })}>
        {choice(undefined, texts.acting.ownHousehold)}
        {represented.items.map(({ id, name, groupName }) => choice(id, [groupName, name].filter(Boolean).join(' · ')))}
      </View>
      {represented.more && (
        <Button kind="plain" busy={represented.loadingMore} busyText={texts.common.loading} onPress={represented.loadMore}>
          {texts.common.more}
        </Button>
      )}
      {other && (
        <View className="note" {...aria({ role: 'status' })}>
          <Tag tone="gold">{say(me.personName, other.name)}</Tag>
          <View>{texts.acting.theirPoints}</View>
        </View>
      )}
    </FieldFrame>
  );
}
