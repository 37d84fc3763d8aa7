import { RULE_SET_TITLE_MAX_CHARS, standardRoutes, type OrganizationMembership, type StandardView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCall, useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { flaggedOf, RulesOf } from '@/features/rule-sets/rules-of';
import { standardDay } from '@/features/rule-sets/standard-words';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Field, Heading, Loaded, toast } from '@/ui';

const t = texts.oversight;
const words = texts.standards;

interface Props {
  office: OrganizationMembership;
  view: StandardView;
}

function Head({ view, title }: { view: StandardView; title: string }) {
  return (
    <>
      <Heading>{title}</Heading>
      <View className="note">{[words.named(view.version, view.title), standardDay(view)].join(' · ')}</View>
      <View className="note">
        {view.householdMonthCap === null ? texts.ruleSets.monthCapNone : texts.ruleSets.monthCapIs(view.householdMonthCap)}
      </View>
    </>
  );
}

/** The office's own: every rule of it, and off again with a tap. */
function Own({ office, view }: Props) {
  const withdraw = useCommand(standardRoutes.withdrawTemplate, {
    refetches: [standardRoutes.templates],
    onDone: (_answer, go) => {
      toast(t.withdrawn, 'done');
      go.back();
    },
  });
  const ask = async () => {
    if (await confirm({ title: t.withdrawTitle, body: t.withdrawBody, action: t.withdraw, danger: true }))
      withdraw.run({ params: { organizationId: office.organizationId, standardId: view.id }, body: {} });
  };
  return (
    <>
      <Card>
        <Head view={view} title={view.title} />
      </Card>
      <RulesOf view={view} />
      <ErrorNote error={withdraw.error} />
      <View className="stack">
        <Button block kind="quiet" icon="undo" busy={withdraw.busy} busyText={texts.common.sending} onPress={() => void ask()}>
          {t.withdraw}
        </Button>
      </View>
    </>
  );
}

/** A village's: read rule by rule, then published under a name of the office's. */
function Opened({ office, view }: Props) {
  const [title, setTitle] = useState(() => t.nameOf(view.publisherName).slice(0, RULE_SET_TITLE_MAX_CHARS));
  const creates = useLastingId(`template/${office.organizationId}/${view.id}`);
  const publish = useCommand(standardRoutes.copyTemplate, {
    refetches: [standardRoutes.templates],
    creates,
    onDone: (_answer, go) => {
      toast(t.published, 'done');
      go.instead('templates', { office: office.organizationId });
    },
    onTaken: go => {
      toast(t.alreadyPublished, 'done');
      go.instead('templates', { office: office.organizationId });
    },
  });
  const flagged = flaggedOf(view);
  const name = title.trim();
  const send = () => {
    if (name !== '')
      publish.run({ params: { organizationId: office.organizationId }, body: { id: creates.id, standardId: view.id, title: name } });
  };
  return (
    <>
      <Card>
        <Head view={view} title={view.publisherName} />
      </Card>
      <RulesOf view={view} />
      <Card title={t.publish}>
        {flagged > 0 ? (
          <View className="lint">{t.publishLint(flagged)}</View>
        ) : (
          <>
            <View className="paragraph spaced">{t.publishNote(office.organizationName)}</View>
            <Field
              name="title"
              label={t.name}
              hint={t.nameHint}
              value={title}
              onChange={setTitle}
              maxChars={RULE_SET_TITLE_MAX_CHARS}
              error={name === '' ? t.nameMissing : undefined}
            />
            <ErrorNote error={publish.error} />
            <Button block size="big" icon="speaker" busy={publish.busy} busyText={texts.common.sending} onPress={send}>
              {t.publish}
            </Button>
          </>
        )}
      </Card>
    </>
  );
}

/** One template of the office's, or what a village below has opened. */
export function OfficeStandard({ office, id }: { office: OrganizationMembership; id: string }) {
  const standard = useCall(standardRoutes.officeStandard, { params: { organizationId: office.organizationId, standardId: id } });
  return (
    <Loaded of={standard} rows={6}>
      {view => (view.version === null ? <Own office={office} view={view} /> : <Opened office={office} view={view} />)}
    </Loaded>
  );
}
