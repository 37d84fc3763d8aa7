import { transferKindTitles, type StatementLine } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { texts } from '@/texts/zh-CN';
import { Entry, SaidTime } from '@/ui';
import './points.scss';

export function StatementRow({ line }: { line: StatementLine }) {
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
            {line.amount > 0 ? `+${line.amount}` : `−${-line.amount}`}
          </View>
          <View className="line__after">{texts.points.balanceAfter(line.balanceAfter)}</View>
        </>
      }
    />
  );
}
