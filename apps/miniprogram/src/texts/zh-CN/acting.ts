export const acting = {
  self: '我自己',
  choose: '替别家代办',
  change: '换一位',
  own: '不代办了',
  title: '替哪一家代办？',
  note: '这些家庭授权您代办，提交后会写明由您代办。',
  ownHousehold: '我家',
  reserveFor: '给哪一家兑换',
  theirPoints: '用这家的积分，余额只有这家能看到。',
  empty: '还没有家庭授权您代办',
} as const;
