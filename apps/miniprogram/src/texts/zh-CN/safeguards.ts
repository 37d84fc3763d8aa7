import type { Safeguard } from '@jishan/contracts';

/** How a loosening reads, and the change that counts at once. */
const ways = {
  twoDecideAbovePoints: ['改大（或填 0）', '改小'],
  pointValueFen: ['改小', '改大'],
  deductionAppealDays: ['改短', '改长'],
  publicationDays: ['改短', '改长'],
  panelSize: ['抽的人改多、同意的人改少，或者也从村干部里抽', '反过来改'],
} as const;

/** With the value as it is said: 80 分, 不设限. */
const questions: Readonly<Record<Safeguard, (value: string) => string>> = {
  twoDecideAbovePoints: value => (/^\d/.test(value) ? `一个人最多批 ${value}` : `一个人批几分${value}`),
  panelSize: value => `评议最多抽 ${value}`,
  panelNeeded: value => `评议要 ${value}同意`,
  panelPool: value => `评议从${value}里抽`,
  publicationDays: value => `公示 ${value}`,
  deductionAppealDays: value => `扣分申诉 ${value}`,
  pointValueFen: value => `每分折合 ${value}`,
};

export const safeguards = {
  monthDay: (month: number, day: number) => `${month}月${day}日`,
  waitingTitle: '已改，还没有起算',
  waitingWas: (value: string) => `原来 ${value}`,
  waitingWill: (value: string) => `改成 ${value}`,
  waitingFrom: (day: string) => `${day}起算`,
  waitingNote: '这之前还照原来的办。所有任职的人都已收到通知；改回原来的数，马上就取消。',
  rule: (name: keyof typeof ways) => `${ways[name][0]}，从后天起算，会通知所有任职的人；${ways[name][1]}马上算。`,
  ask: (name: Safeguard, value: string) => `${questions[name](value)}？`,
  askWas: (value: string) => `原来 ${value}。`,
  askChange: (title: string, was: string, will: string) => `${title}：原来 ${was}，改成 ${will}。`,
  askMany: (count: number) => `这 ${count} 项都改？`,
  askThen: (day: string) => `${day}起算，马上通知所有任职的人。`,
  change: (value: string) => `改成 ${value}`,
  changeMany: '都改',
  savedWaits: (day: string) => `已保存，${day}起算`,
} as const;
