import { identityRoutes, PHONE_REVEAL_REASONS, phoneRevealReasonTitles, type PhoneRevealReason } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { sayPhone } from '@/formats/phones';
import { dial } from '@/platform/dial';
import * as texts from '@/texts/zh-CN';
import { Button, Entry, ErrorNote, Sheet, TickBox } from '@/ui';
import './people.scss';

interface Props {
  person: { readonly id: string; readonly name: string };
  /** The reason that fits the screen; another may be chosen. */
  usually: PhoneRevealReason;
  onClose: () => void;
}

/** Mounted when it is needed: the number is nowhere but in this sheet, and goes with it. */
export function RevealPhone({ person, usually, onClose }: Props) {
  const t = texts.people;
  const [reason, setReason] = useState<PhoneRevealReason>(usually);
  const [phone, setPhone] = useState<string | undefined>(undefined);
  const ask = useCommand(identityRoutes.revealPhone, { onDone: answer => setPhone(answer.phone) });
  const foot = (
    <>
      <Button kind="quiet" onPress={onClose}>
        {phone ? texts.common.close : texts.common.cancel}
      </Button>
      {phone ? (
        <Button icon="phone" label={t.callLabel(person.name, sayPhone(phone))} onPress={() => dial(phone)}>
          {t.call}
        </Button>
      ) : (
        <Button busy={ask.busy} onPress={() => ask.run({ params: { personId: person.id }, body: { reason } })}>
          {t.revealAct}
        </Button>
      )}
    </>
  );
  return (
    <Sheet open title={t.revealTitle(person.name)} onClose={onClose} foot={foot}>
      {phone ? (
        <View className="phone-figure">{sayPhone(phone)}</View>
      ) : (
        <>
          <View className="note">{t.revealLead}</View>
          {PHONE_REVEAL_REASONS.map(one => (
            <Entry
              key={one}
              lead={<TickBox round on={one === reason} />}
              title={phoneRevealReasonTitles[one]}
              look="quiet"
              onPress={() => setReason(one)}
              choice={{ role: 'radio', checked: one === reason }}
            />
          ))}
          <ErrorNote error={ask.error} />
        </>
      )}
    </Sheet>
  );
}
