import { identityRoutes, type ProxyRightView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Avatar, Button, Card, confirm, Empty, Entry, ErrorNote, Loaded, toast } from '@/ui';
import { GrantSheet } from './grant-sheet';
import { sayTerm } from './say-term';

const howItCame = (right: ProxyRightView): string =>
  right.source === 'witnesses'
    ? texts.helpers.witnessed(right.witnessNames.join('、'), right.recordedByName ?? '')
    : right.source === 'card'
      ? texts.helpers.byCard
      : '';

/** Those who may act for my household, and taking it back. */
export function MyHelpers() {
  const household = useVillageCall(identityRoutes.myHousehold, {});
  const [granting, setGranting] = useState(false);
  const revoke = useCommand(identityRoutes.revokeProxy, {
    refetches: [identityRoutes.myHousehold],
    onDone: () => toast(texts.helpers.revoked, 'done'),
  });
  const ask = async (right: ProxyRightView) => {
    const title = texts.helpers.revokeTitle(right.helperName);
    if (await confirm({ title, body: texts.helpers.revokeBody, action: texts.helpers.revoke, danger: true }))
      revoke.run({ params: { proxyId: right.id }, body: {} });
  };
  return (
    <Loaded of={household} rows={2}>
      {({ helpers }) => (
        <Card title={texts.helpers.mine}>
          {helpers.length === 0 && <Empty icon="people" title={texts.helpers.mineEmpty} body={texts.helpers.mineEmptyNote} />}
          {helpers.map(right => (
            <Entry
              key={right.id}
              lead={<Avatar name={right.helperName} />}
              title={right.helperName}
              body={[texts.helpers.since(sayWhen(right.grantedAt)), sayTerm(right.expiresAt), howItCame(right)].filter(Boolean).join(' · ')}
              aside={
                <Button kind="danger" size="small" label={texts.helpers.revokeLabel(right.helperName)} onPress={() => void ask(right)}>
                  {texts.helpers.revoke}
                </Button>
              }
            />
          ))}
          <ErrorNote error={revoke.error} />
          <View className="spaced">
            <Button block icon="plus" onPress={() => setGranting(true)}>
              {texts.helpers.grant}
            </Button>
          </View>
          {granting && <GrantSheet onClose={() => setGranting(false)} />}
        </Card>
      )}
    </Loaded>
  );
}
