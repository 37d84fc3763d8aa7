import { identityRoutes, PHONE_REVEAL_REASONS, phoneRevealReasonTitles, type PhoneRevealReason } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { sayPhone } from '@/formats/phones';
import { dial } from '@/platform/dial';
import { texts } from '@/texts/zh-CN';
import { Button, ErrorNote, Icon, Pressable, Sheet } from '@/ui';
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
            <Pressable
              key={one}
              className="why"
              role="radio"
              checked={one === reason}
              label={phoneRevealReasonTitles[one]}
              onPress={() => setReason(one)}
            >
              <View className={`why__dot ${one === reason ? 'why__dot--on' : ''}`}>
                <Icon name="check" size="small" />
              </View>
              <View className="why__words">{phoneRevealReasonTitles[one]}</View>
            </Pressable>
          ))}
          <ErrorNote error={ask.error} />
        </>
      )}
    </Sheet>
  );
}
