/** 积分有效期: on the balance, on the statement and in the village's settings. */
export const expiry = {
  /** On the balance: the soonest day. */
  later: (day: string, points: number) => `最早 ${points} 分到期：可用到 ${day}`,
  soonest: (day: string, points: number) => `${points} 分只能用到 ${day}，过了就作废`,
  tonight: (points: number) => `${points} 分今天不用掉，夜里就作废`,
  open: (soonest: string) => `${soonest}。看全部期限`,
  title: '积分什么时候过期',
  through: (day: string) => `可用到 ${day}`,
  throughToday: '只能用到今天',
  points: (points: number) => `${points} 分`,
  more: '更晚过期的没有列出来。',
  explain: '先用的总是最早得到的积分。兑换预留的积分在领取前不会过期；取消预留退回的积分，期限还按原来的算。',

  part: '积分有效期',
  label: '积分有效期',
  ways: { none: '不过期', yearly: '每年清零', rolling12: '一年过期' },
  notes: {
    none: '积分一直有效。',
    yearly: '每年到了下面这一天的零点，这天以前得到、还没有用掉的积分作废，新的一年从头积累。',
    rolling12: '每一笔积分从得到那天起，满 12 个月没有用掉就作废。',
  },
  fair: '先用最早得到的；提前 30 天和 7 天各提醒一次；预留着等领取的不作废。',
  yearStart: '新一年从哪天开始',
  month: '月',
  day: '日',
  notAtOnce: (days: number) => `改了以后，${days} 天内谁家的积分都不会作废，好让大家来得及用。`,
  runsFrom: (day: string) => `现在的办法从 ${day}起才可能有积分作废。`,
  save: '保存有效期',
  askTitle: (way: string) => `改为“${way}”？`,
  askOn: (days: number) => `全村都会受影响。${days} 天内不会有积分作废，到期前每户都会收到提醒。作废的积分不能恢复。`,
  askOff: '从现在起，积分不再过期；已经作废的不能恢复。',
  askAction: '确定修改',
} as const;
