import { pointsRoutes, inboxRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { ComingActivities } from '@/features/activities/activity-list';
import { Hero } from '@/features/home/hero';
import { Latest } from '@/features/home/latest';
import { OfficerHome } from '@/features/home/officer-home';
import { ModuleGrid } from '@/features/home/module-grid';
import { HomeNotices } from '@/features/notices/home-notices';
import { useUnread } from '@/features/inbox/unread';
import { OutboxBanner } from '@/features/outbox/outbox-banner';
import { Gate } from '@/features/session/gate';
import { WorkbenchEntry } from '@/features/work/workbench-entry';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function HomePage() {
  const unread = useUnread();
  useDidShow(() => refetch(pointsRoutes.myAccount, inboxRoutes.inbox));
  return (
    <Screen title={texts.home.title} tab="home" unread={unread}>
      <Gate officer={<OfficerHome />}>
        <Hero />
        <OutboxBanner />
        <WorkbenchEntry />
        <HomeNotices />
        <ComingActivities />
        <ModuleGrid />
        <Latest />
      </Gate>
    </Screen>
  );
}
