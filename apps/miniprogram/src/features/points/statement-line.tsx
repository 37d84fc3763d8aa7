import { transferKindTitles, type StatementLine } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Entry, Pressable, SaidTime } from '@/ui';
import './points.scss';

/** `onCheck` offers to hold the line against the sealed book. */
export function StatementRow({ line, onCheck }: { line: StatementLine; onCheck?: () => void }) {
  const kind = transferKindTitles[line.kind];
  return (
    <Entry
      look="quiet"
      title={line.reason === '' ? kind : line.reason}
      body={[kind, texts.points.lineNote(line)].filter(part => part !== '').join(' · ')}
      foot={<SaidTime at={line.at} />}
      aside={
        <>
          <View className={`line__amount ${line.amount > 0 ? 'line__amount--in' : ''}`}>
            {line.amount > 0 ? texts.points.gained(line.amount) : texts.points.lost(-line.amount)}
          </View>
          <View className="line__after">{texts.points.balanceAfter(line.balanceAfter)}</View>
          {line.householdChangeId && (
            <Pressable
              className="line__check"
              onPress={() => go.to('householdChange', { id: line.householdChangeId ?? undefined })}
              label={texts.households.seeDocumentLabel(line.amount)}
            >
              {texts.households.seeDocument}
            </Pressable>
          )}
          {onCheck && (
            <Pressable className="line__check" onPress={onCheck} label={texts.sealedBook.checkLabel(line.reason, line.amount)}>
              {texts.sealedBook.check}
            </Pressable>
          )}
        </>
      }
    />
  );
}
