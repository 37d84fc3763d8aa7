import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import './plots.scss';

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly said?: string;
}

const CJK_FROM = 0x2e80;
const NARROW_EM = 0.6;
/** About how wide the words will be, so that every track is as long as the next: a bar of one row can be compared with another's. */
const widthEm = (words: string): number => Array.from(words).reduce((sum, one) => sum + (one.charCodeAt(0) < CJK_FROM ? NARROW_EM : 1), 0);

/** Plots are made of Views: they follow the theme and are read aloud. `whole` is what a full bar stands for; without it, the longest of the bars. */
export function BarPlot({
  title,
  bars,
  tone = 'leaf',
  whole = 0,
}: {
  title: string;
  bars: readonly Bar[];
  tone?: 'leaf' | 'festive';
  whole?: number;
}) {
  const most = Math.max(1, whole, ...bars.map(bar => bar.value));
  const valueEm = Math.max(0, ...bars.map(bar => widthEm(bar.said ?? String(bar.value))));
  const said = bars.map(bar => `${bar.label} ${bar.said ?? bar.value}`).join('，');
  return (
    <View className="bar-plot" {...aria({ role: 'img', label: `${title}：${said}` })}>
      {bars.map(bar => (
        <View key={bar.label} className="bar-plot__row">
          <View className="bar-plot__label">{bar.label}</View>
          <View className="bar-plot__track">
            {bar.value > 0 && (
              <View className={`bar-plot__bar bar-plot__bar--${tone}`} style={{ width: `${Math.round((bar.value / most) * 100)}%` }} />
            )}
          </View>
          <View className="bar-plot__value" style={{ minWidth: `${valueEm.toFixed(1)}em` }}>
            {bar.said ?? String(bar.value)}
          </View>
        </View>
      ))}
    </View>
  );
}

/** A share of a whole; always with its two figures, never a bare percentage. */
export function RingPlot({ title, part, whole, unit }: { title: string; part: number; whole: number; unit: string }) {
  const share = whole > 0 ? Math.min(1, part / whole) : 0;
  const degrees = Math.round(share * 360);
  const said = `${part}/${whole}${unit}`;
  return (
    <View className="ring-plot" {...aria({ role: 'img', label: `${title}：${said}` })}>
      <View
        className="ring-plot__ring"
        style={{ background: `conic-gradient(var(--leaf) 0 ${degrees}deg, var(--line) ${degrees}deg 360deg)` }}
      >
        <View className="ring-plot__hole">{`${Math.round(share * 100)}%`}</View>
      </View>
      <View className="ring-plot__words">
        <View className="ring-plot__title">{title}</View>
        <View className="ring-plot__said">{said}</View>
      </View>
    </View>
  );
}
