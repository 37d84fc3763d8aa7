import {
  checklistsRoutes,
  complaintsRoutes,
  householdChangeRoutes,
  identityRoutes,
  panelRoutes,
  parlourRoutes,
  pointsRoutes,
} from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, useFirstRows } from '@/ui';
import { DUTY_PARTS, useDuties, type Duty } from './duties';
import { WaitingTag } from './waiting-tag';

export function Workbench() {
  const home = useVillageCall(identityRoutes.villageHome, {});
  const duties = useDuties().filter(({ setting }) => setting === undefined || home.data?.settings[setting] === true);
  // Of all parts together: five rows of each would weigh more than the first update of a page may.
  const shown = useFirstRows(duties);
  // Figures only: the cases themselves, with their photos, are read by whoever opens the queue.
  const queue = useVillageCall(pointsRoutes.queueCount, {}, { enabled: useMay('points.queue.read') });
  const panel = useVillageCall(panelRoutes.panelCount, {}, { enabled: useMay('points.panel.vote') });
  const claims = useVillageCall(identityRoutes.claimCount, {}, { enabled: useMay('membership.claim.decide') });
  const letters = useVillageCall(parlourRoutes.parlourQueue, { query: { limit: 1 } }, { enabled: useMay('parlour.answer') });
  const requests = useVillageCall(checklistsRoutes.checklistQueue, { query: { limit: 1 } }, { enabled: useMay('checklists.queue.read') });
  const merges = useVillageCall(householdChangeRoutes.mergeCount, {}, { enabled: useMay('households.merge') });
  const complaints = useVillageCall(complaintsRoutes.complaintQueue, { query: { limit: 1 } }, { enabled: useMay('complaints.handle') });
  if (duties.length === 0) return <Empty icon="briefcase" title={texts.work.noDuty} body={texts.work.noDutyNote} />;
  const counts: Counts = {
    applications: queue.data?.waiting,
    panel: panel.data?.waiting,
    claims: claims.data?.waiting,
    letters: letters.data?.waiting,
    requests: requests.data?.waiting,
    merges: merges.data?.waiting,
    complaints: complaints.data?.open,
  };
  return (
    <>
      {DUTY_PARTS.map(part => (
        <Part key={part} title={texts.work.parts[part]} duties={shown.filter(duty => duty.part === part)} counts={counts} />
      ))}
    </>
  );
}

type Counts = Readonly<Record<NonNullable<Duty['count']>, number | undefined>>;

function Part({ title, duties, counts }: { title: string; duties: readonly Duty[]; counts: Counts }) {
  if (duties.length === 0) return null;
  return (
    <Card title={title} flush>
      {duties.map(duty => {
        const count = duty.count && counts[duty.count];
        return (
          <ListRow
            key={duty.title}
            icon={duty.icon}
            title={duty.title}
            note={duty.note}
            value={count === undefined ? undefined : <WaitingTag count={count} />}
            onPress={duty.open}
          />
        );
      })}
    </Card>
  );
}
