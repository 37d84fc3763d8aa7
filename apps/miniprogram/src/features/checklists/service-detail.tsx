import { serviceAreaTitles, type ItemView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMay } from '@/features/session/session';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Heading, Pictogram, Tag } from '@/ui';
import { ForbiddenNotice } from './forbidden-notice';
import { areaLooks, sayDays, sayPost } from './looks';
import { Basis, Materials } from './service-detail-parts';
import { StepTrail } from './step-trail';
import { Supervision } from './supervision';
import './checklists.scss';

function Pledge({ item }: { item: ItemView }) {
  const look = areaLooks[item.area];
  return (
    <Card>
      <View className="promise__head">
        <Pictogram icon={look.icon} tone={look.tone} />
        <View className="promise__words">
          <Heading level={2}>{item.name}</Heading>
          <Tag tone={look.tone}>{serviceAreaTitles[item.area]}</Tag>
        </View>
      </View>
      <View className="promise">
        <View className="promise__cell">
          <View className="promise__name">{texts.checklists.limit}</View>
          <View className="promise__value promise__value--leaf">
            {item.timeLimitDays === null ? texts.checklists.noLimit : sayDays(item.timeLimitDays)}
          </View>
        </View>
        <View className="promise__cell">
          <View className="promise__name">{texts.checklists.post}</View>
          <View className="promise__value">{sayPost(item.post)}</View>
        </View>
        <View className="promise__cell promise__cell--whole">
          <View className="promise__name">{texts.checklists.fee}</View>
          <View className={`promise__value ${item.fee === null ? 'promise__value--leaf' : ''}`}>{item.fee ?? texts.checklists.free}</View>
        </View>
        <View className="promise__cell promise__cell--whole">
          <View className="promise__name">{texts.checklists.applicant}</View>
          <View>{item.applicant}</View>
        </View>
      </View>
    </Card>
  );
}

export function ServiceDetail({ item }: { item: ItemView }) {
  const mayStart = useMay('checklists.request.start');
  if (item.forbidden) return <ForbiddenNotice item={item} />;
  return (
    <>
      {item.status === 'retired' && (
        <Card tone="gold">
          <View>{texts.checklists.retired}</View>
        </Card>
      )}
      <Pledge item={item} />
      <Materials item={item} />
      {item.steps.length > 0 && (
        <Card title={texts.checklists.itemSteps}>
          <StepTrail steps={item.steps} />
        </Card>
      )}
      <Basis item={item} />
      <Supervision phone={item.supervisionPhone} words={item.supervisionText} />
      <View className="note">{texts.checklists.version(item.version, sayWhen(item.adoptedAt))}</View>
      {item.executable && mayStart && (
        <View className="float-foot">
          <Button block size="big" icon="apply" onPress={() => go.to('startRequest', { itemId: item.id })}>
            {texts.checklists.start}
          </Button>
        </View>
      )}
      {!item.executable && item.status === 'in_force' && <View className="note">{texts.checklists.notOnline}</View>}
    </>
  );
}
