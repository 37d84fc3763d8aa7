import {
  looseningDay,
  looseningsOf,
  safeguardTitle,
  saySafeguard,
  type Safeguard,
  type VillageChoices,
  type VillageSettings,
} from '@jishan/contracts';
import { todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { confirm } from '@/ui';
import { bind } from '@/ui/list/bind';

const t = texts.safeguards;

/** 11月29日: never 明天, for it is read and told on other days too. */
export function sayMonthDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return month !== undefined && date !== undefined ? t.monthDay(month, date) : '';
}

/** From when on what is loosened now would count. */
const fromDay = (): string => sayMonthDay(looseningDay(todayOf()));
/** 50 分, not broken between the two. */
export const sayBound = (name: Safeguard, settings: VillageSettings): string => bind(saySafeguard(name, settings));

/** What a field’s change means, each way. Read today, so the day after tomorrow (`looseningDay`) is that: a date would be torn over two lines. */
export const looseningRule = (name: Parameters<typeof t.rule>[0]): string => t.rule(name);

/** Asks before what one person loosens: from when on, and that the others are told. True at once where nothing is loosened. */
export async function agreesToLoosen(settings: VillageSettings, change: Partial<VillageChoices>): Promise<boolean> {
  const after = { ...settings, ...settings.pending?.choices, ...change };
  const names = looseningsOf(settings, change);
  const [only] = names;
  if (only === undefined) return true;
  if (names.length > 1)
    return confirm({
      title: t.askMany(names.length),
      body: [
        ...names.map(name => t.askChange(safeguardTitle(name), sayBound(name, settings), sayBound(name, after))),
        t.askThen(fromDay()),
      ].join(''),
      action: t.changeMany,
    });
  const will = sayBound(only, after);
  return confirm({
    title: t.ask(only, will),
    body: `${t.askWas(sayBound(only, settings))}${t.askThen(fromDay())}`,
    action: t.change(will),
  });
}

/** What to say when it is saved: from when on, but only where this change made something wait. */
export function savedWords(before: VillageSettings, after: VillageSettings, otherwise: string): string {
  const { pending } = after;
  if (pending === null || isSame(before.pending, pending)) return otherwise;
  return t.savedWaits(sayMonthDay(pending.from));
}
type Pending = VillageSettings['pending'];
function isSame(before: Pending, after: NonNullable<Pending>): boolean {
  if (before?.from !== after.from) return false;
  const names = Object.keys({ ...before.choices, ...after.choices }) as Safeguard[];
  return names.every(name => before.choices[name] === after.choices[name]);
}
