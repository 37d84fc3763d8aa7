import { applicationStatusTitles, type ApplicationView } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Entry, Pictogram, Tag, Thumbnail } from '@/ui';
import { categoryLooks, laterByHelpers, statusTones } from './looks';
import './points.scss';

/** `whose`: in a list of many households' cases. */
export function ApplicationRow({ application, whose }: { application: ApplicationView; whose?: boolean }) {
  const photo = application.photos[0];
  const look = categoryLooks[application.rule.category];
  return (
    <Entry
      lead={photo ? <Thumbnail photo={photo} /> : <Pictogram size="photo" icon={look.icon} tone={look.tone} />}
      title={application.rule.title}
      body={application.text || (application.voice ? texts.voice.spoken(application.voice.milliseconds) : '')}
      lines={1}
      foot={
        <>
          <Tag tone={statusTones[application.status]}>{applicationStatusTitles[application.status]}</Tag>
          <Text>{sayWhen(application.submittedAt)}</Text>
          {whose && <Text>{texts.recording.member(application.memberName, application.householdName)}</Text>}
          {!whose && application.filedByRole && <Text>{texts.recording.by(application.filedByRole)}</Text>}
          {application.filedByName && <Text>{texts.points.proxy(application.filedByName, application.memberName)}</Text>}
          {laterByHelpers(application).map(line => (
            <Text key={line}>{line}</Text>
          ))}
        </>
      }
      aside={
        application.pointsAwarded !== null &&
        application.status === 'credited' && <View className="worth">{texts.points.gained(application.pointsAwarded)}</View>
      }
      onPress={() => go.to('application', { id: application.id })}
    />
  );
}
