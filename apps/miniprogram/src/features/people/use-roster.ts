import { identityRoutes, type PersonListItem } from '@jishan/contracts';
import { useVillagePages, type PagedList } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import * as texts from '@/texts/zh-CN';

export type RosterKind = 'person' | 'household';

export interface Found {
  readonly id: string;
  readonly name: string;
  /** Where: the group, and whose household. */
  readonly note: string;
  readonly household: { readonly id: string; readonly name: string } | null;
}

export interface RosterSearch {
  /** Something was written or chosen, or everything is shown. */
  readonly asked: boolean;
  readonly found: readonly Found[];
  /** The same as the roster has them, of people. */
  readonly people: readonly PersonListItem[];
  readonly list: PagedList<unknown>;
}

interface Filter {
  readonly groupId?: string;
  /** The whole roster while nothing is written. */
  readonly whole?: boolean;
}

/** Somebody, or a household, of the roster: by name (a household also by that of anybody in it) once typing has paused, by group, or both. */
export function useRoster(kind: RosterKind, words: string, { groupId, whole = false }: Filter = {}): RosterSearch {
  const name = useSettled(words.trim());
  const asked = whole || name !== '' || groupId !== undefined;
  const query = { name: name === '' ? undefined : name, groupId };
  const people = useVillagePages(identityRoutes.listPeople, { query }, { enabled: asked && kind === 'person' });
  const households = useVillagePages(identityRoutes.listHouseholds, { query }, { enabled: asked && kind === 'household' });
  if (kind === 'household')
    return {
      asked,
      list: households,
      people: [],
      found: households.items.map(({ id, name: title, groupName, foundName }) => ({
        id,
        name: title,
        note: [groupName, foundName === null ? '' : texts.people.foundInside(foundName)].filter(Boolean).join(' · '),
        household: { id, name: title },
      })),
    };
  return {
    asked,
    list: people,
    people: people.items,
    found: people.items.map(({ id, name: title, householdId, householdName, groupName }) => ({
      id,
      name: title,
      note: [groupName, householdName].filter(Boolean).join(' · '),
      household: householdId === null ? null : { id: householdId, name: householdName ?? '' },
    })),
  };
}
