/** 积分超市 in the village's settings. */
export const storeSettings = {
  part: '积分超市',
  label: '怎么兑换',
  ways: { any_time: '随时兑换', rounds: '集中兑换' },
  notes: {
    any_time: '村民随时可以在手机上预留商品，再凭领取码到柜台领。',
    rounds: '手机上看得到商品，但不能预留；村里发通知定好时间，大家到柜台兑换。已经预留的照样可以领。',
  },
  opening: '在哪里、什么时候开门',
  openingHint: '写在超市、预留和领取码页面上，来领东西的人看得到。可以不填。',
  openingPlaceholder: '如：在村活动室旁边，周三、周六上午开门',
  openingNumbers: '不能有手机号、身份证号或银行卡号',
  days: '预留几天',
  daysHint: '预留的商品过了这些天没有来领，自动取消，积分退回，商品放回货架。改了以后只管新的预留。',
  daysWrong: (max: number) => `请填 1 到 ${max} 的整数`,
} as const;
