import { needsTwo, ruleLintThemes, ruleCategoryTitles, ruleSetRoutes, type RuleSetRule, type RuleSetView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { ruleCap, ruleWorth } from '@/features/points/looks';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, Empty, ErrorNote, Heading, Icon, ListRow, Pressable, Rows, Tag, toast } from '@/ui';
import { DRAFT_CHANGED } from './changed';
import { DraftSettings } from './draft-settings';
import { firstFinding } from './looks';
import { copiedFromWords } from './standard-words';
import './rule-set.scss';

type Move = (rule: RuleSetRule, position: number) => void;

function DraftRule({ set, index, onMove, mayEdit }: { set: RuleSetView; index: number; onMove: Move; mayEdit: boolean }) {
  const rule = set.rules[index];
  if (!rule) return null;
  const finding = firstFinding(rule);
  const two = needsTwo(rule, set.twoDecideAbove);
  const words = (
    <>
      <View className="draft-rule__title">{rule.title}</View>
      <View className="draft-rule__note">
        {[ruleCategoryTitles[rule.category], `${ruleWorth(rule)}${texts.points.perUnit(rule.unit)}`, ruleCap(rule)].join(' · ')}
      </View>
      {two !== 'never' && <Tag tone="gold">{texts.ruleSets.needsTwo(set.twoDecideAbove, two === 'always')}</Tag>}
      {finding && <Tag tone="festive">{texts.ruleSets.lintMark(ruleLintThemes[finding.theme].title)}</Tag>}
    </>
  );
  if (!mayEdit)
    return (
      <View className="draft-rule">
        <View className="draft-rule__words">{words}</View>
      </View>
    );
  return (
    <View className="draft-rule">
      <Pressable className="draft-rule__words" onPress={() => go.to('ruleForm', { id: set.id, rule: rule.id })}>
        {words}
      </Pressable>
      <Pressable
        className="draft-rule__move draft-rule__move--up"
        label={texts.ruleSets.moveUp(rule.title)}
        disabled={index === 0}
        onPress={() => onMove(rule, index)}
      >
        <Icon name="down" />
      </Pressable>
      <Pressable
        className="draft-rule__move"
        label={texts.ruleSets.moveDown(rule.title)}
        disabled={index === set.rules.length - 1}
        onPress={() => onMove(rule, index + 2)}
      >
        <Icon name="down" />
      </Pressable>
    </View>
  );
}

function DraftActions({ set, flagged }: { set: RuleSetView; flagged: number }) {
  const mayAdopt = useMay('points.rules.adopt');
  return (
    <>
      <Card flush>
        <ListRow icon="checklist" title={texts.ruleSets.compare} onPress={() => go.to('ruleCompare', { id: set.id })} />
        <ListRow icon="chart" title={texts.ruleSets.simulate} onPress={() => go.to('ruleSimulate', { id: set.id })} />
        <ListRow icon="box" title={texts.ruleSets.sheet} onPress={() => go.to('ruleSheet', { id: set.id })} />
        {mayAdopt && flagged === 0 && set.rules.length > 0 && (
          <ListRow icon="check" title={texts.ruleSets.adopt} onPress={() => go.to('ruleAdopt', { id: set.id })} />
        )}
      </Card>
      {flagged > 0 && <View className="lint">{texts.ruleSets.lintCount(flagged)}</View>}
    </>
  );
}

function Discard({ set }: { set: RuleSetView }) {
  const discard = useCommand(ruleSetRoutes.discardRuleDraft, {
    refetches: [ruleSetRoutes.ruleSets],
    onDone: (_answer, go) => {
      toast(texts.ruleSets.discarded, 'done');
      go.back();
    },
  });
  const ask = async () => {
    const { discardTitle, discardBody, discard: action } = texts.ruleSets;
    if (await confirm({ title: discardTitle, body: discardBody, action, danger: true }))
      discard.run({ params: { ruleSetId: set.id }, body: {}, version: set.revision });
  };
  return (
    <View className="centred">
      <ErrorNote error={discard.error} />
      <Button kind="plain" icon="trash" busy={discard.busy} onPress={() => void ask()}>
        {texts.ruleSets.discard}
      </Button>
    </View>
  );
}

/** A draft under the thumb: its rules in order, each a tap from being changed, and what can be done with the whole. */
export function DraftEditor({ set }: { set: RuleSetView }) {
  const mayEdit = useMay('points.rules.draft');
  const [settings, setSettings] = useState(false);
  const move = useCommand(ruleSetRoutes.moveDraftRule, { refetches: DRAFT_CHANGED });
  const flagged = set.rules.filter(firstFinding).length;
  return (
    <>
      <Card>
        <View className="row">
          <Heading>{texts.ruleSets.named(set.version, set.title)}</Heading>
          <Tag tone="gold">{texts.ruleSets.draftTitle}</Tag>
        </View>
        {set.basedOnVersion !== null && <View className="note">{texts.ruleSets.basedOn(set.basedOnVersion)}</View>}
        {set.copiedFrom && <View className="note">{copiedFromWords(set.copiedFrom)}</View>}
        <View className="note">
          {set.householdMonthCap === null ? texts.ruleSets.monthCapNone : texts.ruleSets.monthCapIs(set.householdMonthCap)}
        </View>
        {mayEdit && (
          <Button kind="quiet" size="small" icon="edit" onPress={() => setSettings(true)}>
            {texts.ruleSets.settings}
          </Button>
        )}
      </Card>
      <DraftActions set={set} flagged={flagged} />
      <ErrorNote error={move.error} />
      {set.rules.length === 0 ? (
        <Empty icon="rules" title={texts.ruleSets.rulesEmpty} body={texts.ruleSets.rulesEmptyNote} />
      ) : (
        <Card title={texts.ruleSets.count(set.rules.length)} flush>
          <Rows of={set.rules}>
            {(rule, index) => (
              <DraftRule
                key={rule.id}
                set={set}
                index={index}
                mayEdit={mayEdit}
                onMove={(one, position) =>
                  move.run({ params: { ruleSetId: set.id, ruleId: one.id }, body: { position }, version: set.revision })
                }
              />
            )}
          </Rows>
        </Card>
      )}
      {mayEdit && <Discard set={set} />}
      {mayEdit && (
        <View className="float-foot">
          <Button block size="big" icon="plus" onPress={() => go.to('ruleForm', { id: set.id })}>
            {texts.ruleSets.addRule}
          </Button>
        </View>
      )}
      {settings && <DraftSettings set={set} onClose={() => setSettings(false)} />}
    </>
  );
}
