import { HOUSEHOLD_MONTH_CAP_MAX_POINTS, RULE_SET_TITLE_MAX_CHARS, ruleSetRoutes, type RuleSetView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';
import { wholeNumber } from './whole-number';
import { DRAFT_CHANGED } from './changed';

/** What a version says as a whole: its name, and what a household can be credited in a month. */
export function DraftSettings({ set, onClose }: { set: RuleSetView; onClose: () => void }) {
  const [title, setTitle] = useState(set.title);
  const [cap, setCap] = useState(set.householdMonthCap === null ? '' : String(set.householdMonthCap));
  const [tried, setTried] = useState(false);
  const change = useCommand(ruleSetRoutes.changeRuleDraft, {
    refetches: DRAFT_CHANGED,
    onDone: () => {
      toast(texts.ruleSets.saved, 'done');
      onClose();
    },
  });
  const householdMonthCap = cap.trim() === '' ? null : wholeNumber(cap, 1, HOUSEHOLD_MONTH_CAP_MAX_POINTS);
  const save = () => {
    setTried(true);
    if (title.trim() !== '' && householdMonthCap !== undefined)
      change.run({ params: { ruleSetId: set.id }, body: { title: title.trim(), householdMonthCap }, version: set.revision });
  };
  return (
    <Sheet
      open
      title={texts.ruleSets.settings}
      onClose={onClose}
      foot={
        <SheetFoot busy={change.busy} onPress={save}>
          {texts.ruleSets.settingsSave}
        </SheetFoot>
      }
    >
      <Field
        name="title"
        label={texts.ruleSets.createName}
        value={title}
        onChange={setTitle}
        maxChars={RULE_SET_TITLE_MAX_CHARS}
        error={tried && title.trim() === '' ? texts.ruleSets.createNameMissing : undefined}
      />
      <Field
        name="cap"
        kind="digits"
        label={texts.ruleSets.monthCap}
        unit={texts.common.units.points}
        hint={texts.ruleSets.monthCapHint}
        optional={texts.common.optional}
        value={cap}
        onChange={setCap}
        maxChars={5}
        error={tried && householdMonthCap === undefined ? texts.ruleSets.monthCapWrong(HOUSEHOLD_MONTH_CAP_MAX_POINTS) : undefined}
      />
      <ErrorNote error={change.error} />
    </Sheet>
  );
}
