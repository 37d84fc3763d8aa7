import { checklistsRoutes, identityRoutes, PAGE_MAX_ITEMS, panelRoutes, parlourRoutes, pointsRoutes } from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Tag } from '@/ui';
import { useDuties, type Duty } from './duties';

/** The queues answer a page, not a figure: up to a page's most is counted, beyond it a plus says so. */
function countOf(page: { items: readonly unknown[]; nextCursor?: string } | undefined): string | undefined {
  if (!page) return undefined;
  return page.nextCursor ? `${page.items.length}+` : String(page.items.length);
}

export function Workbench() {
  const home = useVillageCall(identityRoutes.villageHome, {});
  const duties = useDuties().filter(({ setting }) => setting === undefined || home.data?.settings[setting] === true);
  const queue = useVillageCall(pointsRoutes.queue, { query: { limit: PAGE_MAX_ITEMS } }, { enabled: useMay('points.queue.read') });
  const panel = useVillageCall(panelRoutes.panelQueue, { query: { limit: PAGE_MAX_ITEMS } }, { enabled: useMay('points.panel.vote') });
  const claims = useVillageCall(
    identityRoutes.listClaims,
    { query: { limit: PAGE_MAX_ITEMS } },
    { enabled: useMay('membership.claim.decide') },
  );
  const letters = useVillageCall(parlourRoutes.parlourQueue, { query: { limit: 1 } }, { enabled: useMay('parlour.answer') });
  const requests = useVillageCall(checklistsRoutes.checklistQueue, { query: { limit: 1 } }, { enabled: useMay('checklists.queue.read') });
  if (duties.length === 0) return <Empty icon="briefcase" title={texts.work.noDuty} body={texts.work.noDutyNote} />;
  const counts: Record<NonNullable<Duty['count']>, string | undefined> = {
    applications: countOf(queue.data),
    panel: countOf(panel.data),
    claims: countOf(claims.data),
    letters: letters.data && String(letters.data.waiting),
    requests: requests.data && String(requests.data.waiting),
  };
  return (
    <Card title={texts.work.queues} flush>
      {duties.map(duty => {
        const count = duty.count && counts[duty.count];
        return (
          <ListRow
            key={duty.title}
            icon={duty.icon}
            title={duty.title}
            note={duty.note}
            value={
              count === undefined ? undefined : count === '0' ? (
                <Tag>{texts.work.nothing}</Tag>
              ) : (
                <Tag tone="festive">{texts.work.waiting(count)}</Tag>
              )
            }
            onPress={duty.open}
          />
        );
      })}
    </Card>
  );
}
