import { type ImportPreview, type RuleFileKind, type RuleSetView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { sheetFiles } from '@/platform/sheet-files';
import { Button, Card, ErrorNote } from '@/ui';
import { Changes } from './comparison';
import { useExport, useImport } from './use-sheets';
import './rule-set.scss';

const t = texts.ruleSets;
const kindTexts: Readonly<Record<RuleFileKind, string>> = { xlsx: t.exportXlsx, csv: t.exportCsv };

function Preview({ found }: { found: ImportPreview }) {
  if (found.problems.length > 0)
    return (
      <View className="lint">
        <View className="lint__title">{t.problems(found.problems.length)}</View>
        {found.problems.map((one, index) => (
          <View key={index} className="lint__words">
            {t.problem(one.line, one.message)}
          </View>
        ))}
      </View>
    );
  return (
    <View className="stack">
      <View className="change__title">{t.preview}</View>
      <View className="paragraph">{t.previewCounts(found.added.length, found.changed.length, found.same)}</View>
      {found.changed.map(one => (
        <Changes key={one.title} title={one.title} changes={one.changes} />
      ))}
    </View>
  );
}

function Import({ set }: { set: RuleSetView }) {
  const sheet = useImport(set);
  const clean = sheet.found !== undefined && sheet.found.problems.length === 0;
  return (
    <Card title={t.importTitle}>
      <View className="note">{t.importLead}</View>
      <Button
        block
        kind={clean ? 'quiet' : 'primary'}
        icon="box"
        busy={sheet.looking}
        busyText={texts.common.sending}
        onPress={sheet.choose}
      >
        {t.chooseFile}
      </Button>
      <ErrorNote error={sheet.error} />
      {sheet.found && <Preview found={sheet.found} />}
      {clean && (
        <View className="stack">
          <Button block size="big" busy={sheet.busy} busyText={texts.common.sending} onPress={sheet.bring}>
            {t.importNow}
          </Button>
        </View>
      )}
    </Card>
  );
}

/** Out as a sheet, and back into a draft: always looked at before it counts. */
export function SheetRoom({ set, mayDraft }: { set: RuleSetView; mayDraft: boolean }) {
  const out = useExport(set.id);
  return (
    <>
      <Card title={t.exportTitle}>
        <View className="note">{t.exportLead}</View>
        {sheetFiles.kinds.map(kind => (
          <View key={kind} className="spaced">
            <Button block kind="quiet" busy={out.busy} onPress={() => out.save(kind)}>
              {kindTexts[kind]}
            </Button>
          </View>
        ))}
        <ErrorNote error={out.error} />
      </Card>
      {mayDraft && set.status === 'draft' && <Import set={set} />}
    </>
  );
}
