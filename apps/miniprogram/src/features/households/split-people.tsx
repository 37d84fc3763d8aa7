import { HOUSEHOLD_NAME_MAX_CHARS, type SplitOutlook } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import { Card, Entry, Field, FieldFrame, Segmented, TickBox } from '@/ui';
import type { Member } from './split-values';
import type { useSplit } from './use-split';

const t = texts.households;
type Form = ReturnType<typeof useSplit>;

const aboutMember = (member: Member): string =>
  [
    member.head ? t.isHead : '',
    member.minor ? t.isMinor : '',
    member.openApplications > 0 ? t.openApplications(member.openApplications) : '',
  ]
    .filter(part => part !== '')
    .join(' · ');

/** Who is ticked leaves; who has something open cannot be. */
export function WhoLeaves({ outlook, form }: { outlook: SplitOutlook; form: Form }) {
  return (
    <Card>
      <FieldFrame label={t.people} hint={t.peopleHint} error={form.faults.people}>
        {outlook.members.map(member => {
          const on = form.values.personIds.includes(member.personId);
          const free = member.openApplications === 0;
          return (
            <Entry
              key={member.personId}
              look={free ? 'strong' : 'quiet'}
              lead={<TickBox on={on} />}
              title={member.name}
              body={aboutMember(member)}
              {...(free ? { onPress: () => form.toggle(member.personId), choice: { role: 'checkbox' as const, checked: on } } : {})}
            />
          );
        })}
      </FieldFrame>
    </Card>
  );
}

function ChooseHead({
  label,
  members,
  chosen,
  error,
  onChoose,
}: {
  label: string;
  members: readonly Member[];
  chosen?: string;
  error?: string;
  onChoose: (personId: string) => void;
}) {
  return (
    <FieldFrame label={label} error={error}>
      <Segmented
        wrap
        label={label}
        options={members.filter(member => !member.minor).map(member => ({ value: member.personId, text: member.name }))}
        value={chosen ?? ''}
        onChange={onChoose}
      />
    </FieldFrame>
  );
}

/** The new household, and who heads the old one when its head leaves. */
export function NewHousehold({ outlook, form }: { outlook: SplitOutlook; form: Form }) {
  const { plan, faults, set } = form;
  const groups = [...outlook.groups.map(group => ({ value: group.id, text: group.name })), { value: '', text: t.noGroup }];
  return (
    <Card title={t.newHousehold}>
      <ChooseHead label={t.head} members={plan.moving} chosen={plan.headId} error={faults.head} onChoose={headId => set({ headId })} />
      <Field
        name="name"
        label={t.name}
        value={plan.name}
        onChange={name => set({ name })}
        maxChars={HOUSEHOLD_NAME_MAX_CHARS}
        error={faults.name}
      />
      {outlook.groups.length > 0 && (
        <FieldFrame label={t.group}>
          <Segmented wrap label={t.group} options={groups} value={plan.groupId} onChange={groupId => set({ groupId })} />
        </FieldFrame>
      )}
      {plan.headMoves && (
        <ChooseHead
          label={t.remainingHead}
          members={plan.staying}
          chosen={plan.remainingHeadId}
          error={faults.remainingHead}
          onChoose={remainingHeadId => set({ remainingHeadId })}
        />
      )}
    </Card>
  );
}
