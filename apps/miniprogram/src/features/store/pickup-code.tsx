import { PICKUP_QR_SECONDS, storeRoutes, type PickupCode } from '@jishan/contracts';
import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { call } from '@/api/client';
import { keys } from '@/api/query';
import { useVillageId } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, Loaded } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';
import './store.scss';

const LIFE_MS = PICKUP_QR_SECONDS * 1_000;
/** Asked anew a minute before the old one ends. */
const REFRESH_MS = LIFE_MS - 60_000;
const RETRY_MS = 15_000;

const grouped = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`;

/** True from that moment on: a code that has run out must not be held out as if it were good. */
function useIsPast(moment: number | undefined): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (moment === undefined) return undefined;
    setNow(Date.now());
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, moment - Date.now()));
    return () => clearTimeout(timer);
  }, [moment]);
  return moment !== undefined && now >= moment;
}

function RunOut({ busy, onRetry }: { busy: boolean; onRetry: () => void }) {
  return (
    <View className="code__out" {...aria({ role: 'alert' })}>
      <View className="code__household">{texts.store.codeRunOut}</View>
      <View className="code__note">{texts.store.codeRunOutNote}</View>
      <View className="stack">
        <Button block icon="retry" busy={busy} busyText={texts.store.codeRenewing} onPress={onRetry}>
          {texts.store.codeRenew}
        </Button>
      </View>
    </View>
  );
}

export function PickupCodeCard({ redemptionId }: { redemptionId: string }) {
  const villageId = useVillageId() ?? '';
  const asked = { params: { villageId, redemptionId } };
  const code = useQuery<PickupCode>({
    queryKey: keys.one(storeRoutes.pickupCode, asked),
    queryFn: () => call(storeRoutes.pickupCode, asked),
    staleTime: 0,
    // By this phone's clock since it came: whose clock is wrong still has a code that is good.
    refetchInterval: query => (query.state.data ? Math.max(RETRY_MS, query.state.dataUpdatedAt + REFRESH_MS - Date.now()) : false),
  });
  const isOut = useIsPast(code.data && code.dataUpdatedAt + LIFE_MS);
  return (
    <Card>
      <Loaded of={code} rows={3}>
        {view => (
          <View className="code">
            {isOut ? (
              <RunOut busy={code.isFetching} onRetry={() => void code.refetch()} />
            ) : (
              <QrCode text={view.qr} label={texts.store.codeQr} />
            )}
            <View className="code__digits" {...aria({ role: 'img', label: texts.store.codeDigits(view.digits) })}>
              {grouped(view.digits)}
            </View>
            <View className="code__household">{view.householdName}</View>
            {!isOut && <View className="code__note">{texts.store.codeNote}</View>}
            {!isOut && <View className="code__note">{texts.store.codeFresh}</View>}
          </View>
        )}
      </Loaded>
    </Card>
  );
}
