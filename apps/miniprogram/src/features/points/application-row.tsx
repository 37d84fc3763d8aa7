import { applicationStatusTitles, type ApplicationView } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import { mediaUrl, Photo, Pressable, Tag } from '@/ui';
import { statusTones } from './looks';
import './points.scss';

export function ApplicationRow({ application }: { application: ApplicationView }) {
  const photo = application.photos[0];
  const status = applicationStatusTitles[application.status];
  return (
    <Pressable
      className="application"
      onPress={() => go.to('application', { id: application.id })}
      label={`${application.rule.title}，${status}`}
    >
      {photo && (
        <View className="application__photo">
          <Photo src={mediaUrl(photo.thumbnailUrl)} label="" />
        </View>
      )}
      <View className="application__words">
        <View className="application__title">{application.rule.title}</View>
        {application.text !== '' && <View className="application__text">{application.text}</View>}
        <View className="application__foot">
          <Tag tone={statusTones[application.status]}>{status}</Tag>
          <Text>{sayWhen(application.submittedAt)}</Text>
        </View>
      </View>
      {application.pointsAwarded !== null && application.status === 'credited' && (
        <View className="application__points">{`+${application.pointsAwarded}`}</View>
      )}
    </Pressable>
  );
}
