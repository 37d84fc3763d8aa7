import { PERIOD_KINDS, periodAt, periodKind, periodShift, sayPeriod, type PeriodKey, type PeriodKind } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria, Icon, Pressable, Segmented } from '@/ui';
import './books.scss';

const KINDS = PERIOD_KINDS.map(kind => ({ value: kind, text: texts.periods.kinds[kind] }));

interface Props {
  value: PeriodKey;
  onChange: (period: PeriodKey) => void;
  /** Absent: month, quarter or year may be chosen. */
  only?: PeriodKind;
}

/** Which month, quarter or year. There is nothing to see of the time to come. */
export function PeriodChoice({ value, onChange, only }: Props) {
  const kind = periodKind(value);
  const isLast = value === periodAt(kind, Date.now());
  return (
    <View className="period">
      {!only && (
        <Segmented<PeriodKind>
          label={texts.periods.label}
          options={KINDS}
          value={kind}
          onChange={chosen => onChange(periodAt(chosen, Date.now()))}
        />
      )}
      <View className="period__row">
        <Pressable className="period__step" label={texts.periods.earlier} onPress={() => onChange(periodShift(value, -1))}>
          <Icon name="back" />
        </Pressable>
        <View className="period__name" {...aria({ live: 'polite' })}>
          {sayPeriod(value)}
        </View>
        {isLast ? (
          <View className="period__step period__step--off" {...aria({ hidden: true })} />
        ) : (
          <Pressable className="period__step" label={texts.periods.later} onPress={() => onChange(periodShift(value, 1))}>
            <Icon name="forward" />
          </Pressable>
        )}
      </View>
    </View>
  );
}
