import { identityRoutes, RULE_SET_TITLE_MAX_CHARS, ruleSetRoutes, standardRoutes, type StandardView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { ProblemError } from '@/api/errors';
import { useCommand, useVillageCall } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Heading, Loaded, toast } from '@/ui';
import { DRAFT_CHANGED } from './changed';
import { flaggedOf, RulesOf } from './rules-of';
import { standardDay } from './standard-words';
import './rule-set.scss';

const t = texts.standards;

/** One tap: the whole of it as a draft, which is then the village's own. */
function useCopy(of: StandardView) {
  const creates = useLastingId(`standard-copy/${of.id}`);
  const copy = useCommand(ruleSetRoutes.createRuleDraft, {
    refetches: DRAFT_CHANGED,
    creates,
    onDone: ({ ruleSetId }, go) => {
      toast(t.copied, 'done');
      go.instead('ruleSet', { id: ruleSetId });
    },
    onTaken: go => {
      toast(t.alreadyCopied, 'done');
      go.instead('ruleSet', { id: creates.id });
    },
  });
  const title = t.draftTitle(of.publisherName, of.version).slice(0, RULE_SET_TITLE_MAX_CHARS);
  return {
    busy: copy.busy,
    error: copy.error,
    run: () => copy.run({ body: { id: creates.id, title, from: 'standard', standardId: of.id } }),
  };
}
type Copy = ReturnType<typeof useCopy>;

function CopyButton({ copy, size }: { copy: Copy; size?: 'big' }) {
  return (
    <Button block size={size} icon="plus" busy={copy.busy} busyText={texts.common.sending} onPress={copy.run}>
      {t.copy}
    </Button>
  );
}

/** Taken back by its publisher while it was read here: said in those words, and not as a page that is missing. */
function CopyFault({ error }: { error: unknown }) {
  if (!(error instanceof ProblemError) || !error.is('RESOURCE.NOT_FOUND')) return <ErrorNote error={error} />;
  return <View className="lint">{t.gone}</View>;
}

/** What becomes of the village's own rules, before a tap. */
function CopyNotes({ of }: { of: StandardView }) {
  const home = useVillageCall(identityRoutes.villageHome, {});
  const negative = of.rules.filter(rule => rule.category === 'negative').length;
  return (
    <>
      <View className="note">{t.copyNote(of.rules.length)}</View>
      <View className="note">{t.copyGone}</View>
      <View className="note">{t.copyLimits}</View>
      {negative > 0 && home.data?.settings.deductions === false && <View className="note">{t.copyNegative(negative)}</View>}
    </>
  );
}

function Standard({ view }: { view: StandardView }) {
  const mayDraft = useMay('points.rules.draft');
  const copy = useCopy(view);
  const flagged = flaggedOf(view);
  return (
    <>
      <Card>
        <Heading>{view.publisherName}</Heading>
        <View className="paragraph">{t.named(view.version, view.title)}</View>
        <View className="note">{standardDay(view)}</View>
        <View className="note">
          {view.householdMonthCap === null ? texts.ruleSets.monthCapNone : texts.ruleSets.monthCapIs(view.householdMonthCap)}
        </View>
        {mayDraft && <CopyNotes of={view} />}
        {mayDraft && (
          <View className="stack">
            <CopyButton copy={copy} />
          </View>
        )}
      </Card>
      {flagged > 0 && <View className="lint">{t.lintCount(flagged)}</View>}
      <RulesOf view={view} />
      <CopyFault error={copy.error} />
      {mayDraft && (
        <View className="float-foot">
          <CopyButton copy={copy} size="big" />
        </View>
      )}
    </>
  );
}

/** What the page is called: whose rules these are, as soon as that is known. */
export function useStandardTitle(id: string): string {
  const mayRead = useMay('points.rules.drafts.read');
  const standard = useVillageCall(standardRoutes.standard, { params: { standardId: id } }, { enabled: mayRead });
  return standard.data ? t.titleOf(standard.data.publisherName) : t.title;
}

/** Every rule of what somebody else publishes, looked at before it is copied. */
export function StandardDetail({ id }: { id: string }) {
  const standard = useVillageCall(standardRoutes.standard, { params: { standardId: id } });
  return (
    <Loaded of={standard} rows={6}>
      {view => <Standard view={view} />}
    </Loaded>
  );
}
