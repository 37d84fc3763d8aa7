import { activitiesRoutes, type ActivityCompanion, type ActivityView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Avatar, Button, Card, confirm, ErrorNote, Tag, toast } from '@/ui';
import { isFull } from './looks';
import './activities.scss';

const CHANGED = [activitiesRoutes.activity, activitiesRoutes.activities] as const;

function standing(one: ActivityCompanion): { words: string; tone: 'leaf' | 'festive' | 'gold' | 'plain' } | undefined {
  const t = texts.activities;
  if (one.reversed) return { words: t.reversed, tone: 'plain' };
  if (one.points !== null) return one.points > 0 ? { words: t.credited(one.points), tone: 'festive' } : { words: t.capped, tone: 'gold' };
  if (one.present) return { words: t.present, tone: 'leaf' };
  if (one.signUp === 'going') return { words: t.going, tone: 'leaf' };
  if (one.signUp === 'waiting') return { words: t.waitingAt(one.waitingPlace ?? 1), tone: 'gold' };
  return undefined;
}

/** Oneself, the household and those one acts for: who comes, who waits, who was there. */
export function Companions({ activity }: { activity: ActivityView }) {
  const t = texts.activities;
  const signUp = useCommand(activitiesRoutes.signUp, {
    refetches: CHANGED,
    onDone: ({ waitingPlace }) => toast(waitingPlace === null ? t.signedUp : t.queued(waitingPlace), 'done'),
  });
  const withdraw = useCommand(activitiesRoutes.withdrawSignUp, { refetches: CHANGED, onDone: () => toast(t.withdrawn, 'done') });
  const busy = signUp.busy || withdraw.busy;
  const params = { activityId: activity.id };
  const leave = async (one: ActivityCompanion) => {
    if (await confirm({ title: t.withdrawAsk(one.name), body: t.withdrawBody, action: t.withdraw }))
      withdraw.run({ params, body: { memberId: one.personId } });
  };
  // Once nobody can sign up any more, only those who have something to do with it.
  const shown = activity.companions.filter(one => activity.signUpOpen || standing(one) !== undefined);
  if (shown.length === 0) return null;
  return (
    <Card title={activity.signUpOpen ? t.companions : t.companionsIn} flush>
      {shown.map(one => {
        const state = standing(one);
        return (
          <View key={one.personId} className="companion">
            <Avatar name={one.name} />
            <View className="companion__words">
              <View className="companion__name">{one.self ? `${one.name}（${t.me}）` : one.name}</View>
              {one.byProxy && <View className="companion__note">{t.proxy(one.householdName)}</View>}
              {one.helperName && state && <View className="companion__note">{t.broughtBy(one.helperName, one.name)}</View>}
              {state && <Tag tone={state.tone}>{state.words}</Tag>}
            </View>
            {activity.signUpOpen && one.signUp === null && !one.present && (
              <Button
                size="small"
                label={isFull(activity) ? t.queueLabel(one.name) : t.signUpLabel(one.name)}
                disabled={busy}
                onPress={() => signUp.run({ params, body: { memberId: one.personId } })}
              >
                {isFull(activity) ? t.queue : t.signUp}
              </Button>
            )}
            {activity.state === 'upcoming' && one.signUp !== null && (
              <Button size="small" kind="plain" label={t.withdrawLabel(one.name)} disabled={busy} onPress={() => void leave(one)}>
                {t.withdraw}
              </Button>
            )}
          </View>
        );
      })}
      <ErrorNote error={signUp.error ?? withdraw.error} />
    </Card>
  );
}
