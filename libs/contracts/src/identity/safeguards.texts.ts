import type { PanelPool, Safeguard, SafeguardChoices } from './village-settings.types';

const pools = { reviewers: '评议员', reviewers_and_cadres: '评议员和村干部' } as const satisfies Record<PanelPool, string>;
const points = (count: number): string => (count === 0 ? '不设限' : `${count} 分`);
const days = (count: number): string => `${count} 天`;
const persons = (count: number): string => `${count} 人`;

interface SafeguardWords<Value> {
  readonly title: string;
  readonly say: (value: Value) => string;
}
/** A safeguard without words does not compile. */
const words: { readonly [S in Safeguard]: SafeguardWords<SafeguardChoices[S]> } = {
  twoDecideAbovePoints: { title: '一个人最多批几分', say: points },
  panelSize: { title: '评议最多抽几人', say: persons },
  panelNeeded: { title: '评议要几人同意', say: persons },
  panelPool: { title: '评议从谁里抽', say: pool => pools[pool] },
  publicationDays: { title: '公示几天', say: days },
  deductionAppealDays: { title: '扣分申诉几天', say: days },
  pointValueFen: { title: '每分折合', say: fen => `${fen / 100} 元` },
};

export const saySafeguard = <S extends Safeguard>(name: S, choices: SafeguardChoices): string => words[name].say(choices[name]);

export const safeguardTitle = (name: Safeguard): string => words[name].title;
/** A blank between words and a number. */
const spaced = (value: string): string => (/^\d/.test(value) ? ` ${value}` : value);
/** 原来 2 人，改成 1 人; where it stays: 还是 2 人. */
export function sayChange(name: Safeguard, before: SafeguardChoices, after: SafeguardChoices): string {
  const [was, will] = [saySafeguard(name, before), saySafeguard(name, after)];
  return was === will ? `还是${spaced(will)}` : `原来${spaced(was)}，改成${spaced(will)}`;
}
