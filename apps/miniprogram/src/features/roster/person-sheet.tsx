import { identityRoutes, REASON_MAX_CHARS, type PersonListItem } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { ReasonSheet } from '@/features/work/reason-sheet';
import * as texts from '@/texts/zh-CN';
import { ListRow, Sheet, toast } from '@/ui';
import { ROSTER_CHANGED } from './changed';
import { PhoneSheet } from './phone-sheet';

const t = texts.roster;

interface Props {
  person: PersonListItem;
  householdId: string;
  onClose: () => void;
}

function ReleaseSheet({ person, onClose }: Props) {
  const release = useCommand(identityRoutes.releasePlace, {
    refetches: ROSTER_CHANGED,
    onDone: () => {
      toast(t.releaseDone, 'done');
      onClose();
    },
  });
  return (
    <ReasonSheet
      title={t.releaseTitle(person.name)}
      note={t.releaseWhat}
      hint={t.releaseHint}
      action={t.releaseAction}
      quick={t.releaseQuick}
      maxChars={REASON_MAX_CHARS}
      busy={release.busy}
      error={release.error}
      onClose={onClose}
      onReason={reason => release.run({ params: { personId: person.id }, body: { reason } })}
    />
  );
}

function HeadSheet({ person, householdId, onClose }: Props) {
  const name = useCommand(identityRoutes.nameHead, {
    refetches: ROSTER_CHANGED,
    onDone: () => {
      toast(t.headDone, 'done');
      onClose();
    },
  });
  return (
    <ReasonSheet
      neutral
      title={t.headTitle(person.name)}
      hint={t.headHint}
      action={t.headAction}
      quick={t.headQuick}
      maxChars={REASON_MAX_CHARS}
      busy={name.busy}
      error={name.error}
      onClose={onClose}
      onReason={reason => name.run({ params: { householdId }, body: { personId: person.id, reason } })}
    />
  );
}

/** What can be set right about somebody; each asks for its reason. */
export function PersonSheet(props: Props) {
  const { person, onClose } = props;
  const [deed, choose] = useState<'phone' | 'head' | 'release'>();
  if (deed === 'phone') return <PhoneSheet person={person} onClose={onClose} />;
  if (deed === 'head') return <HeadSheet {...props} />;
  if (deed === 'release') return <ReleaseSheet {...props} />;
  return (
    <Sheet open title={t.whatOf(person.name)} onClose={onClose}>
      <ListRow icon="phone" title={t.phone} note={t.phoneNote} onPress={() => choose('phone')} />
      {!person.roles.includes('household_head') && (
        <ListRow icon="house" title={t.makeHead} note={t.makeHeadNote} onPress={() => choose('head')} />
      )}
      {person.hasAccount && <ListRow icon="undo" title={t.release} note={t.releaseNote} onPress={() => choose('release')} />}
    </Sheet>
  );
}
