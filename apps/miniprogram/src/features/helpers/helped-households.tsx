import { identityRoutes, type RepresentedHousehold } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, Empty, Entry, ErrorNote, Paged, Pictogram, toast } from '@/ui';
import { CodeSheet } from './code-sheet';
import { sayTerm } from './say-term';

/** The households that I act for, and my code for the next one. */
export function HelpedHouseholds() {
  const represented = useVillagePages(identityRoutes.representedHouseholds, { query: {} });
  const [showing, setShowing] = useState(false);
  const layDown = useCommand(identityRoutes.layDownProxy, {
    refetches: [identityRoutes.representedHouseholds],
    onDone: () => toast(texts.helpers.laidDown, 'done'),
  });
  const ask = async (household: RepresentedHousehold) => {
    const title = texts.helpers.layDownTitle(household.name);
    if (await confirm({ title, body: texts.helpers.layDownBody, action: texts.helpers.layDown, danger: true }))
      layDown.run({ params: { proxyId: household.proxyId }, body: {} });
  };
  const close = () => {
    setShowing(false);
    represented.reload();
  };
  return (
    <Card title={texts.helpers.others}>
      <Paged of={represented} rows={2} empty={<Empty icon="home" title={texts.helpers.othersEmpty} body={texts.helpers.othersEmptyNote} />}>
        {items =>
          items.map(household => (
            <Entry
              key={household.id}
              lead={<Pictogram icon="home" />}
              title={household.name}
              body={[household.groupName, sayTerm(household.expiresAt)].filter(Boolean).join(' · ')}
              aside={
                <Button kind="plain" size="small" label={texts.helpers.layDownLabel(household.name)} onPress={() => void ask(household)}>
                  {texts.helpers.layDown}
                </Button>
              }
            />
          ))
        }
      </Paged>
      <ErrorNote error={layDown.error} />
      <View className="spaced">
        <Button block icon="qr" kind="quiet" onPress={() => setShowing(true)}>
          {texts.helpers.showCode}
        </Button>
      </View>
      {showing && <CodeSheet onClose={close} />}
    </Card>
  );
}
