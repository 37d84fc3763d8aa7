import { storeRoutes } from '@jishan/contracts';
import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { call } from '@/api/client';
import { keys } from '@/api/query';
import { useVillageId } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { aria, Card, Loaded } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';
import './store.scss';

/** Asked anew a minute before the old one ends. */
const MARGIN_MS = 60_000;
const SHORTEST_MS = 15_000;

const grouped = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`;

export function PickupCodeCard({ redemptionId }: { redemptionId: string }) {
  const villageId = useVillageId() ?? '';
  const asked = { params: { villageId, redemptionId } };
  const code = useQuery({
    queryKey: keys.one(storeRoutes.pickupCode, asked),
    queryFn: () => call(storeRoutes.pickupCode, asked),
    staleTime: 0,
    refetchInterval: query =>
      query.state.data ? Math.max(SHORTEST_MS, Date.parse(query.state.data.expiresAt) - Date.now() - MARGIN_MS) : false,
  });
  return (
    <Card>
      <Loaded of={code} rows={3}>
        {view => (
          <View className="code">
            <QrCode text={view.qr} label={texts.store.codeQr} />
            <View className="code__digits" {...aria({ role: 'img', label: texts.store.codeDigits(view.digits) })}>
              {grouped(view.digits)}
            </View>
            <View className="code__household">{view.householdName}</View>
            <View className="code__note">{texts.store.codeNote}</View>
            <View className="code__note">{texts.store.codeFresh}</View>
          </View>
        )}
      </Loaded>
    </Card>
  );
}
