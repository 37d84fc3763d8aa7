import type { RoleChangeView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayDay } from '@/formats/calendar-day';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { PhotoRow } from '@/ui';
import './roles.scss';

const t = texts.roles;

/** Why, the election, the paper, and by whom. */
export function RecordWords({ of }: { of: RoleChangeView }) {
  const { election } = of;
  return (
    <View className="record-words">
      <View className="record-words__text">{of.reason}</View>
      {election && (
        <View className="record-words__text">
          {t.electionWords(sayDay(election.heldOn), election.present, election.votesFor, election.votesAgainst)}
        </View>
      )}
      {of.photos.length > 0 && (
        <View className="stack">
          <PhotoRow photos={of.photos} />
        </View>
      )}
      <View className="note stack">{t.byWhom(of.changedByRole, of.changedByName, sayWhen(of.at))}</View>
    </View>
  );
}
