import type { Coverage, CoverageState } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria, Tag, type Tone } from '@/ui';
import './fund.scss';

const FULL_PERCENT = 200;
const TONES: Record<CoverageState, Tone> = { enough: 'leaf', warning: 'gold', short: 'festive', nothing_to_cover: 'plain' };

/** How far the fund reaches, with the two thresholds on the track. */
export function Gauge({ coverage }: { coverage: Coverage }) {
  const { percent, state } = coverage;
  const { tag, note } = texts.fund.states[state];
  const width = Math.min(FULL_PERCENT, Math.max(0, percent ?? 0)) / (FULL_PERCENT / 100);
  return (
    <View className="gauge" {...aria({ role: 'group', label: percent === null ? tag : texts.fund.gauge(percent, tag) })}>
      <View className="gauge__head">
        <View className={`gauge__percent gauge__percent--${state}`}>
          {percent === null ? texts.fund.nothing : texts.fund.percent(percent)}
        </View>
        <Tag tone={TONES[state]}>{tag}</Tag>
      </View>
      {percent !== null && (
        <View {...aria({ hidden: true })}>
          <View className="gauge__track">
            <View className={`gauge__fill gauge__fill--${state}`} style={{ width: `${width}%` }} />
            <View className="gauge__mark gauge__mark--block" />
            <View className="gauge__mark gauge__mark--warning" />
          </View>
          <View className="gauge__legend">
            <View className="gauge__words gauge__words--block">{texts.fund.marks.block}</View>
            <View className="gauge__words gauge__words--warning">{texts.fund.marks.warning}</View>
          </View>
        </View>
      )}
      <View className="gauge__note">{note}</View>
    </View>
  );
}
