import { RULE_SET_TITLE_MAX_CHARS, ruleSetRoutes, type CreateDraft as Wish, type RuleSetListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, FieldFrame, Segmented, Sheet, SheetFoot, toast } from '@/ui';
import { DRAFT_CHANGED } from './changed';

type Source = 'force' | 'template' | 'standard' | 'old' | 'empty';

function wishOf(source: Source, id: string, title: string, versionId: string | undefined): Wish {
  if (source === 'template') return { id, title, from: 'template', template: 'sichuan_county' };
  if (source === 'empty' || versionId === undefined) return { id, title, from: 'empty' };
  return { id, title, from: 'version', ruleSetId: versionId };
}

function sourcesOf(hasRules: boolean, hasOthers: boolean): { value: Source; text: string }[] {
  return [
    ...(hasRules ? [{ value: 'force' as const, text: texts.ruleSets.fromForce }] : []),
    { value: 'template', text: texts.ruleSets.fromTemplate },
    { value: 'standard', text: texts.standards.option },
    ...(hasOthers ? [{ value: 'old' as const, text: texts.ruleSets.fromOld }] : []),
    { value: 'empty', text: texts.ruleSets.fromEmpty },
  ];
}

/** A name, and where to start from. */
export function CreateDraft({ versions, onClose }: { versions: readonly RuleSetListItem[]; onClose: () => void }) {
  const inForce = versions.find(set => set.status === 'in_force');
  const old = versions.filter(set => set.status !== 'in_force');
  const creates = useLastingId('rule-draft');
  const [title, setTitle] = useState('');
  const [source, setSource] = useState<Source>(inForce ? 'force' : 'template');
  const [oldId, setOldId] = useState(old[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const create = useCommand(ruleSetRoutes.createRuleDraft, {
    refetches: DRAFT_CHANGED,
    creates,
    onDone: ({ ruleSetId }, go) => {
      toast(texts.ruleSets.created, 'done');
      onClose();
      go.to('ruleSet', { id: ruleSetId });
    },
  });
  const sources = sourcesOf(inForce !== undefined, old.length > 0);
  const save = () => {
    if (source === 'standard') {
      onClose();
      return go.to('standards');
    }
    setTried(true);
    if (title.trim() !== '') create.run({ body: wishOf(source, creates.id, title.trim(), source === 'old' ? oldId : inForce?.id) });
  };
  return (
    <Sheet
      open
      title={texts.ruleSets.createTitle}
      onClose={onClose}
      foot={
        <SheetFoot busy={create.busy} onPress={save}>
          {source === 'standard' ? texts.standards.choose : texts.ruleSets.createSave}
        </SheetFoot>
      }
    >
      {source !== 'standard' && (
        <Field
          name="title"
          label={texts.ruleSets.createName}
          hint={texts.ruleSets.createNameHint}
          value={title}
          onChange={setTitle}
          maxChars={RULE_SET_TITLE_MAX_CHARS}
          error={tried && title.trim() === '' ? texts.ruleSets.createNameMissing : undefined}
        />
      )}
      <FieldFrame label={texts.ruleSets.source}>
        <Segmented<Source> scroll label={texts.ruleSets.source} options={sources} value={source} onChange={setSource} />
      </FieldFrame>
      {source === 'standard' && <View className="note">{texts.standards.lead}</View>}
      {source === 'old' && (
        <FieldFrame label={texts.ruleSets.chooseOld}>
          <Segmented
            scroll
            label={texts.ruleSets.chooseOld}
            options={old.map(set => ({ value: set.id, text: texts.ruleSets.named(set.version, set.title) }))}
            value={oldId}
            onChange={setOldId}
          />
        </FieldFrame>
      )}
      <ErrorNote error={create.error} />
    </Sheet>
  );
}
