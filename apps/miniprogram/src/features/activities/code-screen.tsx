import { ACTIVITY_CODE_STEP_SECONDS, activitiesRoutes, type ActivityCode } from '@jishan/contracts';
import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { call } from '@/api/client';
import { keys } from '@/api/query';
import { useVillageId } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { aria, Card, Heading, Loaded } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';
import './activities.scss';

const STEP_MS = ACTIVITY_CODE_STEP_SECONDS * 1000;
/** Shown a moment after the server has turned the page, so that clocks may differ a little. */
const MARGIN_MS = 1_000;
const SHORTEST_MS = 2_000;

const t = texts.activities;
const grouped = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`;
/** The code's own half minute ends one step before it stops being good. */
const untilNext = (code: ActivityCode): number => Math.max(SHORTEST_MS, Date.parse(code.expiresAt) - STEP_MS - Date.now() + MARGIN_MS);

function Seconds({ code }: { code: ActivityCode }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.round((Date.parse(code.expiresAt) - STEP_MS - now) / 1000);
  return <View className="activity-code__note">{left > 0 && left <= ACTIVITY_CODE_STEP_SECONDS ? t.codeSeconds(left) : t.codeFresh}</View>;
}

/** Full-screen on the cadre's phone; a new one comes by itself every half minute. */
export function CodeScreen({ activityId }: { activityId: string }) {
  const villageId = useVillageId() ?? '';
  const asked = { params: { villageId, activityId } };
  const code = useQuery({
    queryKey: keys.one(activitiesRoutes.activityCode, asked),
    queryFn: () => call(activitiesRoutes.activityCode, asked),
    staleTime: 0,
    enabled: villageId !== '',
    refetchInterval: query => (query.state.data ? untilNext(query.state.data) : false),
  });
  return (
    <Card>
      <Loaded of={code} rows={3}>
        {view => (
          <View className="activity-code">
            <Heading>{t.codeLead}</Heading>
            <View className="activity-code__qr">
              <QrCode text={view.qr} label={t.codeQr} />
            </View>
            <View className="activity-code__digits" {...aria({ role: 'img', label: t.codeDigits(view.digits) })}>
              {grouped(view.digits)}
            </View>
            <Seconds code={view} />
            <View className="activity-code__present" {...aria({ role: 'status' })}>
              {t.codePresent(view.present)}
            </View>
          </View>
        )}
      </Loaded>
    </Card>
  );
}
