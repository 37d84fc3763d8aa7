import { applicationStatusTitles, pointsRoutes, type ApplicationStatus, type ApplicationView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand } from '@/api/hooks';
import { Said } from '@/features/voice/said';
import { useNoDraft } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Heading, PhotoRow, Steps, Tag, toast } from '@/ui';
import { laterByHelpers, statusTones } from './looks';
import { ObjectionsCard } from './objections-card';
import { RuleCard } from './rule-card';
import { Supplement, supplementDraft } from './supplement';
import { applicationSteps } from './application-steps';

function Withdraw({ application }: { application: ApplicationView }) {
  const withdraw = useCommand(pointsRoutes.withdrawApplication, {
    refetches: [pointsRoutes.application, pointsRoutes.myApplications, pointsRoutes.myAccount],
    onDone: () => toast(texts.points.withdrawn, 'done'),
  });
  const ask = async () => {
    if (await confirm({ title: texts.points.withdrawTitle, body: texts.points.withdrawBody, action: texts.points.withdraw, danger: true }))
      withdraw.run({ params: { applicationId: application.id }, body: {} });
  };
  return (
    <>
      <ErrorNote error={withdraw.error} />
      <Button kind="danger" block busy={withdraw.busy} onPress={() => void ask()}>
        {texts.points.withdraw}
      </Button>
    </>
  );
}

const WITHDRAWABLE: readonly ApplicationStatus[] = ['submitted', 'returned', 'in_review', 'publicized', 'overturned'];

export function ApplicationDetail({ application }: { application: ApplicationView }) {
  // The household, and whoever acts for it.
  const mine = application.mayAct;
  // What a cadre wrote down, that cadre proves; the household may still say no to it.
  const recorder = application.recordedByMe;
  const open = WITHDRAWABLE.includes(application.status);
  useNoDraft(application.status === 'returned' ? undefined : supplementDraft(application.id));
  return (
    <>
      <Card>
        <View className="row">
          <Heading>{application.rule.title}</Heading>
          <Tag tone={statusTones[application.status]}>{applicationStatusTitles[application.status]}</Tag>
        </View>
        <View className="note">
          {application.filedByName
            ? texts.points.proxy(application.filedByName, application.memberName)
            : `${application.memberName} · ${application.householdName}`}
        </View>
        {laterByHelpers(application).map(line => (
          <View key={line} className="note">
            {line}
          </View>
        ))}
        {application.filedByRole && <View className="note">{texts.recording.by(application.filedByRole)}</View>}
        <Steps steps={applicationSteps(application)} />
      </Card>
      {application.course && <ObjectionsCard objections={application.course.objections} />}
      <Card title={texts.points.text}>
        <Said text={application.text} voice={application.voice} />
        <View className="stack">
          <PhotoRow photos={application.photos} />
        </View>
      </Card>
      <Card flush>
        <RuleCard rule={application.rule} full />
      </Card>
      {(application.filedByRole === null ? mine : recorder) && application.status === 'returned' && (
        <Supplement application={application} />
      )}
      {(mine || recorder) && open && <Withdraw application={application} />}
    </>
  );
}
