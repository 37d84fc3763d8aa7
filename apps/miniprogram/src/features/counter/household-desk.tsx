import type { CounterHelper, CounterHousehold, RedemptionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Heading, ListRow, PersonHead, PointsFigure, Tag } from '@/ui';
import { Collector } from './collector';
import { proofForRedemption, proofForSale } from './proof-of';
import { OpenRedemption } from './open-redemption';
import { Proof } from './proof';
import { SaleSheet } from './sale-sheet';
import { useSale } from './use-sale';
import './counter.scss';

function whoReserved(household: CounterHousehold): CounterHelper | undefined {
  const coded = household.open.find(one => one.id === household.redemptionId);
  return household.helpers.find(one => one.name === coded?.placedByName);
}

/** The house that stands there, what it may spend, and how it was proved. */
function Whose({ household }: { household: CounterHousehold }) {
  return (
    <Card>
      <PersonHead
        big
        name={household.householdName}
        note={[household.groupName, household.memberNames.join('、')].filter(Boolean).join(' · ')}
      />
      <View className="row stack">
        <PointsFigure value={household.spendable} caption={texts.counter.spendable} />
        <Tag tone={household.ticket ? 'leaf' : 'gold'}>{texts.counter.provedBy[household.means]}</Tag>
      </View>
      {household.own && <View className="desk__own">{texts.counter.ownHousehold}</View>}
    </Card>
  );
}

/** Everything the keeper does for one household, proved by a scan or by a reason. */
export function HouseholdDesk({ household }: { household: CounterHousehold }) {
  const [reason, setReason] = useState('');
  // Once more from the beginning when a code proves the household meanwhile.
  const [askedWith, setAskedWith] = useState<CounterHousehold['ticket']>();
  const asked = askedWith === household.ticket;
  const ask = () => setAskedWith(household.ticket);
  const [selling, setSelling] = useState(false);
  const sale = useSale(household, () => setSelling(false));
  // Somebody who reserved for the house has most likely come for it as well; the keeper sees who stands there.
  const [helper, setHelper] = useState<CounterHelper | undefined>(() => whoReserved(household));
  const coded = household.open.filter(one => one.id === household.redemptionId);
  const others = household.open.filter(one => one.id !== household.redemptionId);
  const saleProof = proofForSale(household, reason);
  const sell = () => (saleProof ? setSelling(true) : ask());
  // A code that was read proves what it is for; a word on who stands there is asked for only when something else is wanted as well.
  const proof = household.means !== 'card' && !household.own && (
    <Proof
      household={household}
      reason={reason}
      onReason={setReason}
      reasonError={asked && reason.trim() === '' ? texts.counter.reasonMissing : undefined}
    />
  );
  const showOpen = (one: RedemptionView) => (
    <OpenRedemption
      key={one.id}
      household={household}
      redemption={one}
      proof={proofForRedemption(household, one.id, reason)}
      helper={helper}
      onProofMissing={ask}
    />
  );
  return (
    <View>
      <Whose household={household} />
      <Collector household={household} helper={helper} onChange={setHelper} />
      {coded.map(showOpen)}
      {!household.ticket && proof}
      <View className="lead">
        <Heading>{coded.length === 0 ? texts.counter.open : texts.counter.openOther}</Heading>
      </View>
      {others.map(showOpen)}
      {others.length === 0 && (
        <Card flush>
          <ListRow icon="gift" title={coded.length === 0 ? texts.counter.openNone : texts.counter.openNoOther} />
        </Card>
      )}
      {household.ticket && asked && proof}
      <View className="buttons">
        <Button kind="quiet" onPress={go.back}>
          {texts.counter.again}
        </Button>
        <Button kind="festive" icon="store" disabled={household.own} onPress={sell}>
          {texts.counter.sale}
        </Button>
      </View>
      {selling && saleProof && (
        <SaleSheet household={household} sale={sale} proof={saleProof} helper={helper} onClose={() => setSelling(false)} />
      )}
    </View>
  );
}
