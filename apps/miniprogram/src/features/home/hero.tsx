import { pointsRoutes } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { greeting } from '@/formats/dates';
import { useMay, useMembership, useSession } from '@/features/session/session';
import { go } from '@/navigation/go';
import { setElder, useElder } from '@/theme/elder';
import * as texts from '@/texts/zh-CN';
import { Button, Heading, Icon, Pressable } from '@/ui';
import './hero.scss';

/** Who I am here, and what my household has. */
export function Hero() {
  const membership = useMembership();
  const villages = useSession(state => state.me?.memberships.length ?? 0);
  const elder = useElder(state => state.elder);
  const earns = useMay('points.account.read.own') && membership?.householdId !== null;
  if (!membership) return null;
  return (
    <View className="hero">
      <View className="hero__top">
        <View className="hero__who">
          <View className="hero__village">
            <Icon name="pin" size="small" />
            {membership.villageName}
          </View>
          <Heading level={1} className="hero__hello">
            {texts.home.hello(greeting(), membership.personName)}
          </Heading>
          {membership.householdName && (
            <View className="hero__house">{texts.home.household(membership.groupName, membership.householdName)}</View>
          )}
        </View>
        <View className="hero__side">
          <Pressable className="hero__switch" onPress={() => setElder(!elder)} label={elder ? texts.home.elderOff : texts.home.elderOn}>
            <Icon name="glasses" size="small" />
            {elder ? texts.home.standard : texts.home.elder}
          </Pressable>
          {villages > 1 && (
            <Pressable className="hero__switch" onPress={() => go.tab('me')}>
              {texts.home.switchVillage}
            </Pressable>
          )}
        </View>
      </View>
      {earns && <HeroPoints />}
    </View>
  );
}

/** Elder mode: the four things people come for, each as wide as the screen allows. */
function HeroPoints() {
  const elder = useElder(state => state.elder);
  const account = useVillageCall(pointsRoutes.myAccount, {});
  const figures = account.data;
  return (
    <>
      <Pressable className="hero__points" onPress={() => go.tab('points')}>
        <View className="hero__caption">{texts.home.spendable}</View>
        <View className="hero__figure">
          <Text className="hero__number">{figures ? String(figures.spendable) : '—'}</Text>
          <Text className="hero__unit">{texts.points.unit}</Text>
        </View>
        {figures && (
          <View className="hero__notes">
            <Text className="hero__note">{texts.home.month(figures.earnedThisMonth)}</Text>
            {figures.reserved > 0 && <Text className="hero__note">{texts.home.reserved(figures.reserved)}</Text>}
            {figures.applicationsWaiting > 0 && <Text className="hero__note">{texts.home.waiting(figures.applicationsWaiting)}</Text>}
          </View>
        )}
      </Pressable>
      <View className="hero__buttons">
        <Button kind="festive" block icon="apply" onPress={() => go.to('apply')}>
          {texts.home.apply}
        </Button>
        <Button kind="quiet" block icon="gift" onPress={() => go.tab('store')}>
          {texts.home.redeem}
        </Button>
        {elder && (
          <Button kind="quiet" block icon="chat" onPress={() => go.to('letter')}>
            {texts.home.secretary}
          </Button>
        )}
        {elder && (
          <Button kind="quiet" block icon="megaphone" onPress={() => go.to('notices')}>
            {texts.home.notices}
          </Button>
        )}
      </View>
    </>
  );
}
