import { sayCalendarDay, type CopiedFrom, type StandardListItem } from '@jishan/contracts';
import { sayDate } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';

const t = texts.standards;

/** Since when it is in force there, or when it was published. */
export const standardDay = ({ effectiveOn, publishedAt }: Pick<StandardListItem, 'effectiveOn' | 'publishedAt'>): string =>
  effectiveOn === null ? t.template(sayDate(publishedAt)) : t.since(sayCalendarDay(effectiveOn));

/** 抄自 解放村 第 3 版（2026年3月1日起执行）. */
export function copiedFromWords({ name, title, version, day }: CopiedFrom): string {
  const said = sayCalendarDay(day);
  return version === null
    ? t.copiedFrom(name, t.named(null, title), t.template(said))
    : t.copiedFrom(name, t.named(version, ''), t.since(said));
}
