import { transferKindTitles, type StatementLine } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { texts } from '@/texts/zh-CN';
import { SaidTime } from '@/ui';
import './points.scss';

export function StatementRow({ line }: { line: StatementLine }) {
  const note = texts.points.lineNote(line);
  return (
    <View className="line">
      <View className="line__words">
        <View className="line__reason">{line.reason === '' ? transferKindTitles[line.kind] : line.reason}</View>
        <View className="line__note">{[transferKindTitles[line.kind], note].filter(part => part !== '').join(' · ')}</View>
        <SaidTime at={line.at} />
      </View>
      <View className="line__figures">
        <View className={`line__amount ${line.amount > 0 ? 'line__amount--in' : ''}`}>
          {line.amount > 0 ? `+${line.amount}` : `−${-line.amount}`}
        </View>
        <View className="line__after">{texts.points.balanceAfter(line.balanceAfter)}</View>
      </View>
    </View>
  );
}
