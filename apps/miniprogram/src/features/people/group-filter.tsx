import { identityRoutes } from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';
import { Segmented } from '@/ui';

const EVERY_GROUP = 'all';

interface Props {
  label: string;
  /** What the choice of all is called. */
  all: string;
  /** Undefined: all of them. */
  value: string | undefined;
  onChange: (groupId: string | undefined) => void;
}

/** The village's groups to look at one of them; nothing where there is but one. */
export function GroupFilter({ label, all, value, onChange }: Props) {
  const groups = useVillageCall(identityRoutes.villageHome, {}).data?.groups ?? [];
  if (groups.length < 2) return null;
  return (
    <Segmented
      scroll
      label={label}
      options={[{ value: EVERY_GROUP, text: all }, ...groups.map(group => ({ value: group.id, text: group.name }))]}
      value={value ?? EVERY_GROUP}
      onChange={chosen => onChange(chosen === EVERY_GROUP ? undefined : chosen)}
    />
  );
}
