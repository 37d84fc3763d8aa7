import { identityRoutes } from '@jishan/contracts';
import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { call } from '@/api/client';
import { keys } from '@/api/query';
import { useVillageId } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { aria, Loaded, Sheet } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';
import './helpers.scss';

/** Asked anew half a minute before the old one ends, and often enough to see that it was used. */
const MARGIN_MS = 30_000;
const SHORTEST_MS = 5_000;
const LONGEST_MS = 20_000;

const untilNext = (expiresAt: string): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Date.parse(expiresAt) - Date.now() - MARGIN_MS));

/** What a helper shows to the household that wants their help. */
export function CodeSheet({ onClose }: { onClose: () => void }) {
  const asked = { params: { villageId: useVillageId() ?? '' } };
  const code = useQuery({
    queryKey: keys.one(identityRoutes.proxyCode, asked),
    queryFn: () => call(identityRoutes.proxyCode, asked),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: query => (query.state.data ? untilNext(query.state.data.expiresAt) : false),
  });
  return (
    <Sheet open title={texts.helpers.codeTitle} onClose={onClose}>
      <Loaded of={code} rows={3}>
        {view => (
          <View className="helper-code">
            <QrCode text={view.qr} label={texts.helpers.codeQr} />
            <View className="helper-code__name">{view.helperName}</View>
            <View className="helper-code__digits" {...aria({ role: 'img', label: texts.helpers.codeDigits(view.digits) })}>
              {`${view.digits.slice(0, 4)} ${view.digits.slice(4)}`}
            </View>
            <View className="helper-code__note">{texts.helpers.codeNote}</View>
            <View className="helper-code__note">{texts.helpers.codeFresh}</View>
          </View>
        )}
      </Loaded>
    </Sheet>
  );
}
