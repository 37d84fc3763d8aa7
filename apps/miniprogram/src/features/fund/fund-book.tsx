import { fundRoutes, type FundEntryView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Loaded } from '@/ui';
import { EntrySheet } from './entry-sheet';
import { FundEntries } from './fund-entries';
import { Gauge } from './gauge';
import { RecordSheet } from './record-sheet';

/** Where the fund is kept: the gauge, one button, and every entry with its voucher. */
export function FundBook() {
  const fund = useVillageCall(fundRoutes.fund, {});
  const [recording, setRecording] = useState(false);
  const [opened, setOpened] = useState<FundEntryView>();
  return (
    <>
      <Card title={texts.fund.coverage}>
        <Loaded of={fund} rows={3}>
          {view => <Gauge coverage={view} />}
        </Loaded>
      </Card>
      <Button block size="big" icon="plus" onPress={() => setRecording(true)}>
        {texts.fund.record}
      </Button>
      <View className="stack">
        <FundEntries onOpen={setOpened} />
      </View>
      {recording && <RecordSheet onClose={() => setRecording(false)} />}
      {opened && <EntrySheet entry={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
