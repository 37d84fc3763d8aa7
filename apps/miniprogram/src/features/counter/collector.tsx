import { storeRoutes, type CounterHelper, type CounterHousehold } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { FindPeople, type Found } from '@/features/helpers/find-one';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, Entry, ErrorNote, Sheet, Tag, TickBox, toast } from '@/ui';
import { useCounter } from './counter-store';

const t = texts.helpers;

interface Props {
  household: CounterHousehold;
  /** Undefined: somebody of the household. */
  helper: CounterHelper | undefined;
  onChange: (helper: CounterHelper | undefined) => void;
}

/** Whoever brought the card may fetch today; who it is, the keeper finds on the roster. */
function CardSheet({
  household,
  ticket,
  onDone,
  onClose,
}: {
  household: CounterHousehold;
  ticket: string;
  onDone: (helper: CounterHelper) => void;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<readonly Found[]>([]);
  const [person] = chosen;
  const grant = useCommand(storeRoutes.grantByCard, {
    refetches: [storeRoutes.counterHousehold],
    onDone: helper => {
      toast(t.cardDone, 'done');
      useCounter.setState({ household: { ...household, helpers: [...household.helpers, helper] } });
      onDone(helper);
    },
  });
  return (
    <Sheet
      open
      title={t.cardTitle}
      onClose={onClose}
      foot={
        <Button
          block
          size="big"
          disabled={!person}
          busy={grant.busy}
          busyText={texts.common.sending}
          onPress={() => person && grant.run({ body: { ticket, helperPersonId: person.id } })}
        >
          {t.cardConfirm}
        </Button>
      }
    >
      <View className="note">{t.cardNote}</View>
      <FindPeople name="collector" label={t.collector} wanted={1} chosen={chosen} onChange={setChosen} />
      <ErrorNote error={grant.error} />
    </Sheet>
  );
}

/** Who fetches it: somebody of the house, or one of its helpers. Where there is nothing to choose, nothing is asked. */
export function Collector({ household, helper, onChange }: Props) {
  const [asking, setAsking] = useState(false);
  const ticket = household.means === 'card' ? household.ticket : null;
  if (household.own || (household.helpers.length === 0 && ticket === null)) return null;
  const choice = (one: CounterHelper | undefined, title: string) => (
    <Entry
      key={one?.personId ?? ''}
      look="quiet"
      lead={<TickBox round on={one?.personId === helper?.personId} />}
      title={title}
      onPress={() => onChange(one)}
      choice={{ role: 'radio', checked: one?.personId === helper?.personId }}
    />
  );
  return (
    <Card title={t.collector}>
      <View {...aria({ role: 'radiogroup', label: t.collector })}>
        {choice(undefined, t.collectorOwn)}
        {household.helpers.map(one => choice(one, one.name))}
      </View>
      {helper && (
        <View className="note" {...aria({ role: 'status' })}>
          <Tag tone="gold">{t.collectorSay(helper.name, household.householdName)}</Tag>
        </View>
      )}
      {ticket !== null && (
        <View className="spaced">
          <Button block kind="quiet" icon="people" onPress={() => setAsking(true)}>
            {t.collectorOther}
          </Button>
        </View>
      )}
      {asking && ticket !== null && (
        <CardSheet
          household={household}
          ticket={ticket}
          onClose={() => setAsking(false)}
          onDone={granted => {
            setAsking(false);
            onChange(granted);
          }}
        />
      )}
    </Card>
  );
}
