import { identityRoutes } from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Skeleton, useFirstRows } from '@/ui';
import { DUTY_PARTS, useDuties, type Duty } from './duties';
import { useWaiting, type Counts } from './use-waiting';
import { WaitingTag } from './waiting-tag';

export function Workbench() {
  const home = useVillageCall(identityRoutes.villageHome, {});
  const all = useDuties();
  const duties = all.filter(({ setting }) => setting === undefined || home.data?.settings[setting] === true);
  // Of all parts together: five rows of each would weigh more than the first update of a page may.
  const shown = useFirstRows(duties);
  const { counts } = useWaiting();
  // A row that comes later pushes those below it away under the finger that taps them.
  if (home.isLoading && all.some(({ setting }) => setting !== undefined)) return <Skeleton rows={6} />;
  if (duties.length === 0) return <Empty icon="briefcase" title={texts.work.noDuty} body={texts.work.noDutyNote} />;
  return (
    <>
      {DUTY_PARTS.map(part => (
        <Part key={part} title={texts.work.parts[part]} duties={shown.filter(duty => duty.part === part)} counts={counts} />
      ))}
    </>
  );
}

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
