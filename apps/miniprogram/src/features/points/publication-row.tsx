import type { PublicationItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, PointsFigure, Tag } from '@/ui';
import { sayLastDay } from './last-day';
import './publications.scss';

const t = texts.publication;

/** One line of 公示: who, what for, how much, until when. Without `onObject` it is a result that is read, not objected to. */
export function PublicationRow({ item, onObject }: { item: PublicationItem; onObject?: () => void }) {
  const { result } = item;
  // The list may have been read before the last minute.
  const open = onObject !== undefined && Date.parse(item.publicUntil) > Date.now();
  const mayAudit = useMay('points.panel.audit');
  return (
    <View className="publication">
      <View className="publication__head">
        <View className="publication__words">
          <View className="publication__title">{item.ruleTitle}</View>
          <View className="publication__who">
            {[item.groupName, item.memberName, item.helperName && t.helper(item.helperName)].filter(Boolean).join(' · ')}
          </View>
        </View>
        <PointsFigure signed value={item.points} />
      </View>
      <View className="publication__foot">
        {item.own && <Tag tone="sky">{t.own}</Tag>}
        {item.objected && <Tag tone="gold">{t.objected}</Tag>}
        {!item.objected && (open || !result) && <Tag tone="leaf">{(result ? t.goesOn : t.until)(sayLastDay(item.publicUntil))}</Tag>}
        {result && (
          <Tag tone={result.outcome === 'agreed' ? 'leaf' : 'festive'}>{result.outcome === 'agreed' ? t.unfounded : t.founded}</Tag>
        )}
        {mayAudit && (
          <View className="publication__act">
            <Button
              kind="plain"
              size="small"
              onPress={() => go.to('draw', { id: item.applicationId })}
              label={texts.draw.openLabel(item.memberName, item.ruleTitle)}
            >
              {texts.draw.open}
            </Button>
          </View>
        )}
        {item.mayObject && open && (
          <View className="publication__act">
            <Button kind="quiet" size="small" onPress={onObject} label={t.objectLabel(item.memberName, item.ruleTitle)}>
              {t.object}
            </Button>
          </View>
        )}
      </View>
      {result && (
        <View className="publication__answers">
          {result.answers.map((words, index) => (
            <View key={index}>{t.answer(words)}</View>
          ))}
          <View>{t.decided(sayWhen(result.at))}</View>
        </View>
      )}
    </View>
  );
}
