import { identityRoutes, type ClaimView, type PersonListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { hasMovedOn, ProblemError } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, PersonHead, toast } from '@/ui';
import { PersonChoice } from './person-choice';
import { ReasonSheet } from './reason-sheet';
import { RosterSearch } from './roster-search';
import './work.scss';

/** A name anybody may type; a phone that the roster knows, too, is some proof. */
const samePhone = (claim: ClaimView, person: PersonListItem) => claim.phoneMasked !== null && claim.phoneMasked === person.phoneMasked;

export function ClaimCard({ claim }: { claim: ClaimView }) {
  const candidates = claim.candidates ?? [];
  const matching = candidates.filter(person => samePhone(claim, person));
  const [person, setPerson] = useState(matching.length === 1 ? matching[0] : undefined);
  const [searching, setSearching] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const decide = useCommand(identityRoutes.decideClaim, {
    refetches: [identityRoutes.listClaims],
    onDone: answer => {
      setRefusing(false);
      toast(answer.status === 'approved' ? texts.work.claimApproved : texts.work.claimRejected, 'done');
    },
    // Of a claim that a colleague has decided the card goes, and with it what stands on it.
    onRefused: error => {
      if (error instanceof ProblemError && hasMovedOn(error)) toast(error.title, 'refused');
    },
  });
  const params = { claimId: claim.id };
  const approve = async (chosen: PersonListItem) => {
    const question = {
      title: texts.work.claimAsk(chosen.name),
      body: texts.work.claimAskBody(chosen.householdName),
      action: texts.work.claimAskAction,
    };
    if (samePhone(claim, chosen) || (await confirm(question)))
      await decide.run({ params, body: { decision: 'approve', personId: chosen.id } });
  };
  return (
    <Card>
      <PersonHead name={claim.name} note={[claim.groupName, sayWhen(claim.createdAt)].filter(Boolean).join(' · ')}>
        <View className="person-head__note">
          {claim.phoneMasked ? texts.work.claimPhone(claim.phoneMasked, claim.phoneProved) : texts.work.claimNoPhone}
        </View>
      </PersonHead>
      {claim.note !== '' && <View className="paragraph case__text">{claim.note}</View>}
      <View className="note stack">{candidates.length > 0 ? texts.work.candidates : texts.work.candidatesNone}</View>
      {candidates.length > 0 && matching.length === 0 && (
        <View className="note">{claim.phoneMasked ? texts.work.claimOtherPhone : texts.work.claimUnproved}</View>
      )}
      <PersonChoice people={candidates} chosen={person?.id} onChoose={setPerson} />
      {searching ? (
        <RosterSearch chosen={person?.id} onChoose={setPerson} />
      ) : (
        <Button kind="plain" size="small" icon="search" onPress={() => setSearching(true)}>
          {texts.work.roster}
        </Button>
      )}
      {!refusing && <ErrorNote error={decide.error} />}
      <View className="buttons">
        <Button kind="danger" disabled={decide.busy} onPress={() => setRefusing(true)}>
          {texts.work.claimReject}
        </Button>
        <Button disabled={!person} busy={decide.busy} onPress={() => person && approve(person)}>
          {texts.work.claimApprove}
        </Button>
      </View>
      {refusing && (
        <ReasonSheet
          title={texts.work.rejectTitle}
          hint={texts.work.rejectHint}
          action={texts.work.confirmReject}
          quick={texts.work.claimReasons}
          onClose={() => setRefusing(false)}
          busy={decide.busy}
          error={decide.error}
          onReason={reason => decide.run({ params, body: { decision: 'reject', reason } })}
        />
      )}
    </Card>
  );
}
