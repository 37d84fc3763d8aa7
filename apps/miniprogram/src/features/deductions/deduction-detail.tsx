import { deductionRoutes, type DeductionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { sayDate } from '@/formats/dates';
import { Said } from '@/features/voice/said';
import { useNoDraft } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { Card, Heading, Loaded, PhotoRow, Steps, Tag } from '@/ui';
import { appealDraft, AppealForm } from './appeal-form';
import { DecideCase } from './decide-case';
import { FaceToFace } from './face-to-face';
import { deductionSteps, deductionTitle, deductionTones } from './looks';

const t = texts.deductions;

function Case({ one }: { one: DeductionView }) {
  useNoDraft(one.may.appeal ? undefined : appealDraft(one.id));
  return (
    <>
      <Card>
        <View className="row">
          <Heading>{one.ruleTitle}</Heading>
          <Tag tone={deductionTones[one.status]}>{deductionTitle(one)}</Tag>
        </View>
        <View className="note">{[one.groupName, one.householdName, t.take(one.points)].filter(Boolean).join(' · ')}</View>
        <Steps steps={deductionSteps(one, Date.now(), sayDate)} />
      </Card>
      <Card title={t.what}>
        <View className="paragraph">{one.text}</View>
        <View className="stack">
          <PhotoRow photos={one.photos} />
        </View>
        {one.standard !== '' && <View className="note stack">{one.standard}</View>}
      </Card>
      {one.appeal && (
        <Card title={t.appealCard}>
          <Said text={one.appeal.text} voice={one.appeal.voice} />
          <View className="stack">
            <PhotoRow photos={one.appeal.photos} />
          </View>
        </Card>
      )}
      {one.may.appeal && <AppealForm one={one} />}
      {(one.may.tell || one.may.appealSpoken) && <FaceToFace one={one} />}
      <DecideCase one={one} />
    </>
  );
}

/** The same page for the household and for those in office: what each may do is on it. */
export function DeductionById({ id }: { id: string }) {
  const found = useVillageCall(deductionRoutes.deduction, { params: { deductionId: id } });
  useDidShow(() => refetch(deductionRoutes.deduction));
  return (
    <Loaded of={found} rows={5}>
      {one => <Case key={`${one.id} ${one.status}`} one={one} />}
    </Loaded>
  );
}
