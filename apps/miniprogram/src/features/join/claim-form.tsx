import { CLAIM_NOTE_MAX_CHARS, identityRoutes, PERSON_NAME_MAX_CHARS, PHONE_PATTERN, type ClaimView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { fieldError, isPassing } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import { keepPhoneCode, usePhoneCode } from '@/features/login/phone-code';
import type { Go } from '@/navigation/go';
import { PhoneButton } from '@/platform/phone-button';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, Tag } from '@/ui';

const PHONE_CHARS = 11;

interface Props {
  villageId: string;
  invitationToken?: string;
  /** Whose home the invitation opens: there the name is enough, and the rest is folded away. */
  household?: string | null;
  onClaimed: (claim: ClaimView, go: Go) => void;
}

/** WeChat's word for the number, or the number typed. */
function PhoneEntry({
  proved,
  phone,
  onChange,
  error,
}: {
  proved: boolean;
  phone: string;
  onChange: (phone: string) => void;
  error?: string;
}) {
  if (proved)
    return (
      <View className="note">
        <Tag tone="leaf">{texts.claim.phoneProved}</Tag>
      </View>
    );
  return (
    <>
      <PhoneButton text={texts.claim.wechatPhone} onCode={keepPhoneCode} />
      <Field
        name="phone"
        kind="phone"
        label={texts.claim.phone}
        optional={texts.common.optional}
        hint={texts.claim.phoneHint}
        value={phone}
        onChange={onChange}
        maxChars={PHONE_CHARS}
        error={error}
      />
    </>
  );
}

/** What is seldom needed, behind a tap. */
function Foldable({ folded, children }: { folded: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(!folded);
  if (open) return <>{children}</>;
  return (
    <Button kind="plain" block onPress={() => setOpen(true)}>
      {texts.claim.more}
    </Button>
  );
}

export function ClaimForm({ villageId, invitationToken, household, onClaimed }: Props) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const phoneCode = usePhoneCode(state => state.code);
  const claim = useCommand(identityRoutes.submitClaim, {
    // The session's village cannot stand in: this one is not yet the person's.
    villageId,
    onDone: (answer, go) => {
      keepPhoneCode(undefined);
      onClaimed(answer, go);
    },
    // A phone code is good once: after a refusal the number is typed.
    onRefused: error => {
      if (!isPassing(error)) keepPhoneCode(undefined);
    },
  });
  const nameMissing = name.trim() === '';
  const phoneWrong = phone !== '' && !PHONE_PATTERN.test(phone);
  const submit = () => {
    setTried(true);
    if (nameMissing || phoneWrong || claim.busy) return;
    const proof = phoneCode ? { phoneCode } : phone === '' ? {} : { phone };
    claim.run({
      body: {
        name: name.trim(),
        ...proof,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(invitationToken ? { invitationToken } : {}),
      },
    });
  };
  return (
    <Card title={texts.claim.title}>
      <View className="note">{household ? texts.claim.leadInvited(household) : texts.claim.lead}</View>
      <Field
        name="name"
        label={texts.claim.name}
        hint={texts.claim.nameHint}
        value={name}
        onChange={setName}
        maxChars={PERSON_NAME_MAX_CHARS}
        error={tried && nameMissing ? texts.claim.nameMissing : fieldError(claim.error, '/name')}
      />
      <Foldable folded={household !== undefined && household !== null}>
        <PhoneEntry
          proved={phoneCode !== undefined}
          phone={phone}
          onChange={setPhone}
          error={tried && phoneWrong ? texts.claim.phoneWrong : fieldError(claim.error, '/phone')}
        />
        <Field
          name="note"
          lines={2}
          label={texts.claim.note}
          optional={texts.common.optional}
          placeholder={texts.claim.noteHint}
          value={note}
          onChange={setNote}
          maxChars={CLAIM_NOTE_MAX_CHARS}
        />
      </Foldable>
      <ErrorNote error={claim.error} />
      <Button block busy={claim.busy} busyText={texts.common.sending} onPress={submit}>
        {texts.claim.send}
      </Button>
    </Card>
  );
}
