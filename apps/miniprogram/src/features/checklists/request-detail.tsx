import { requestEventTitles, requestStatusTitles, roleTitles, type RequestView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { sayWhen } from '@/formats/dates';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Card, Heading, Parts, PhotoRow, Pictogram, Steps, Tag } from '@/ui';
import { areaLooks, requestTones, sayOverdue } from './looks';
import { requestSteps } from './request-steps';
import './checklists.scss';

function Head({ request }: { request: RequestView }) {
  const look = areaLooks[request.area];
  return (
    <Card>
      <View className="promise__head">
        <Pictogram icon={look.icon} tone={look.tone} />
        <View className="promise__words">
          <Heading>{request.itemName}</Heading>
          <View className="service__note">
            <Parts
              of={
                request.filedByName
                  ? texts.checklists.proxy(request.filedByName, request.applicantName)
                  : [request.groupName, request.householdName, request.applicantName].filter(Boolean).join(' · ')
              }
            />
          </View>
        </View>
        <Tag tone={requestTones[request.status]}>{requestStatusTitles[request.status]}</Tag>
      </View>
      {(request.overdue || request.escalated || request.expectedOn) && (
        <View className="request__clock">
          {request.overdue && <Tag tone="festive">{sayOverdue(request)}</Tag>}
          {request.escalated && <Tag tone="festive">{texts.checklists.escalated}</Tag>}
          {request.expectedOn && !request.overdue && (
            <View className="service__note">{texts.checklists.expected(sayDay(request.expectedOn))}</View>
          )}
        </View>
      )}
    </Card>
  );
}

/** What came of it, first thing to see once there is something. */
function Outcome({ request }: { request: RequestView }) {
  if (request.status === 'refused')
    return (
      <Card tone="festive" title={texts.checklists.refusedTitle}>
        <View className="paragraph">{request.refusalReason}</View>
      </Card>
    );
  if (!request.result) return null;
  return (
    <Card tone="leaf" title={texts.checklists.result}>
      <View className="paragraph">{request.result.text || texts.checklists.resultNone}</View>
      {request.result.photos.length > 0 && (
        <View className="stack">
          <PhotoRow large photos={request.result.photos} />
        </View>
      )}
    </Card>
  );
}

/** What happened, newest first; what was handed in at the start stands above already. */
function History({ request }: { request: RequestView }) {
  return (
    <Card title={texts.checklists.history}>
      {request.events
        .slice()
        .reverse()
        .map(event => (
          <View key={event.seq} className="event">
            <View className="event__head">
              <View className="event__title">
                {[requestEventTitles[event.kind], event.kind === 'step_done' ? event.stepTitle : undefined].filter(Boolean).join('：')}
              </View>
              <View className="service__note">
                {[event.byRole && roleTitles[event.byRole], sayWhen(event.at)].filter(Boolean).join(' · ')}
              </View>
            </View>
            {event.kind !== 'started' && event.text && <View className="paragraph">{event.text}</View>}
            {event.kind !== 'started' && event.photos.length > 0 && (
              <View className="stack">
                <PhotoRow photos={event.photos} />
              </View>
            )}
          </View>
        ))}
    </Card>
  );
}

/** Large and first for those who check it. */
function Submitted({ request }: { request: RequestView }) {
  return (
    <Card title={texts.checklists.submitted}>
      <View className="paragraph">{request.text || texts.checklists.noText}</View>
      {request.photos.length > 0 && (
        <View className="stack">
          <PhotoRow photos={request.photos} large={request.mayWork} />
        </View>
      )}
    </Card>
  );
}

/** The same for the household and for those who work it; what each may do is put around it by the page. */
export function RequestDetail({ request, children }: { request: RequestView; children?: ReactNode }) {
  return (
    <>
      <Head request={request} />
      <Outcome request={request} />
      {children}
      {request.mayWork && <Submitted request={request} />}
      <Card title={texts.checklists.progress}>
        <Steps steps={requestSteps(request)} />
      </Card>
      {!request.mayWork && <Submitted request={request} />}
      <History request={request} />
    </>
  );
}
