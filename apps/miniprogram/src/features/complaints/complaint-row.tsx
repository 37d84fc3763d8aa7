import { complaintKindTitles, complaintStatusTitles, type ComplaintListItem } from '@jishan/contracts';
import { Text } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Avatar, Entry, Tag } from '@/ui';
import { complaintTones, sayAbout } from './looks';

interface Props {
  complaint: ComplaintListItem;
  /** Above villages: where it comes from. */
  villageName?: string;
  onPress: () => void;
}

export function ComplaintRow({ complaint, villageName, onPress }: Props) {
  const t = texts.complaints;
  const from = complaint.mine ? t.me : t.from(complaint.authorName, villageName ?? complaint.authorGroupName);
  return (
    <Entry
      lead={<Avatar name={complaint.authorName} />}
      title={from}
      when={sayWhen(complaint.filedAt)}
      body={complaint.excerpt}
      lines={2}
      foot={
        <>
          <Tag tone={complaintTones[complaint.status]}>{complaintStatusTitles[complaint.status]}</Tag>
          <Tag tone="sky">{complaintKindTitles[complaint.kind]}</Tag>
          {complaint.overdue && <Tag tone="festive">{t.overdue}</Tag>}
          {complaint.aboutName !== null && <Text>{sayAbout(complaint)}</Text>}
        </>
      }
      onPress={onPress}
    />
  );
}
