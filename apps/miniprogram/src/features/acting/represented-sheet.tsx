import type { RepresentedHousehold } from '@jishan/contracts';
import { View } from '@tarojs/components';
import type { PagedList } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { aria, Empty, Entry, Heading, Paged, Sheet, TickBox } from '@/ui';
import './acting.scss';

interface Props {
  households: PagedList<RepresentedHousehold>;
  chosen: string | undefined;
  onChoose: (personId: string) => void;
  onClose: () => void;
}

/** The households that let me act for them, and for whom of them. */
export function RepresentedSheet({ households, chosen, onChoose, onClose }: Props) {
  return (
    <Sheet open title={texts.acting.title} onClose={onClose}>
      <View className="note">{texts.acting.note}</View>
      <Paged of={households} rows={3} empty={<Empty icon="people" title={texts.acting.empty} />}>
        {items =>
          items.map(household => (
            <View key={household.id} className="acting__household">
              <Heading level={3}>{[household.groupName, household.name].filter(Boolean).join(' · ')}</Heading>
              <View {...aria({ role: 'radiogroup', label: household.name })}>
                {household.members.map(member => (
                  <Entry
                    key={member.personId}
                    look="quiet"
                    lead={<TickBox round on={member.personId === chosen} />}
                    title={member.name}
                    onPress={() => onChoose(member.personId)}
                    choice={{ role: 'radio', checked: member.personId === chosen }}
                  />
                ))}
              </View>
            </View>
          ))
        }
      </Paged>
    </Sheet>
  );
}
