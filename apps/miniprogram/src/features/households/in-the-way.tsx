import { mayInVillage, type MergeOutlook, type VillageAction } from '@jishan/contracts';
import { useMembership } from '@/features/session/session';
import { go, type PageParams } from '@/navigation/go';
import type { PageName } from '@/navigation/pages';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow, type IconName } from '@/ui';

const t = texts.merges.inTheWay;

interface Obstacle {
  readonly title: string;
  readonly note: string;
  readonly icon: IconName;
  /** Where it is finished, and who has that page at all. */
  readonly page: PageName;
  readonly params?: PageParams;
  readonly needs: VillageAction;
}

/** What is open on a household and stands in the way of its change: a merger asks for all of it, a split for less. */
export type Open = Pick<MergeOutlook, 'householdId' | 'householdName'> &
  Partial<Pick<MergeOutlook, 'waiting' | 'openDeductions' | 'openApplications' | 'reserved'>>;

/** What must be finished first; empty: nothing. */
export function obstaclesOf({
  householdId,
  waiting = false,
  openDeductions = 0,
  openApplications = 0,
  reserved = 0,
}: Open): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (waiting)
    found.push({ title: t.waiting, note: t.waitingNote, icon: 'people', page: 'householdSplits', needs: 'households.changes.read' });
  if (openDeductions > 0)
    found.push({
      title: t.deductions(openDeductions),
      note: t.deductionsNote,
      icon: 'minus',
      page: 'deductions',
      needs: 'points.deduction.read',
    });
  if (openApplications > 0)
    found.push({
      title: t.applications(openApplications),
      note: t.applicationsNote,
      icon: 'checklist',
      page: 'review',
      params: { householdId },
      needs: 'points.application.decide',
    });
  if (reserved > 0)
    found.push({ title: t.reserved(reserved), note: t.reservedNote, icon: 'gift', page: 'orders', needs: 'store.book.read' });
  return found;
}

/** All of it at once, each with the way to where it is finished; what only the family can finish, they are asked for. */
export function InTheWay({ of, title }: { of: Open; title: string }) {
  const roles = useMembership()?.roles ?? [];
  return (
    <Card flush tone="gold" title={`${of.householdName}：${title}`}>
      {obstaclesOf(of).map(({ title: what, note, icon, page, params, needs }) => (
        <ListRow
          key={what}
          icon={icon}
          title={what}
          note={note}
          onPress={mayInVillage(roles, needs) ? () => go.to(page, params) : undefined}
        />
      ))}
      <ListRow icon="phone" title={t.household} note={t.householdNote} onPress={() => go.to('rosterHousehold', { id: of.householdId })} />
    </Card>
  );
}
