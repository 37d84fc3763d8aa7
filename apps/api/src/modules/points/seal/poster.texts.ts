/** The words of the printed sheet. */
export const posterTexts = {
  title: (village: string) => `${village}积分账本封账公示`,
  lead: (lines: number, number: number) =>
    `这一天的 ${lines} 笔积分已经封进账本，是本村第 ${number} 次封账。下面这串字是它们的“指纹”：账上改动任何一个字，指纹就对不上。`,
  root: '账本指纹',
  scan: '扫一扫，看现在的账本还是不是这个指纹',
  howTitle: '怎么核对自家的积分',
  how: [
    '打开“积善”，进“积分明细”，在一笔积分旁边点“核对”。',
    '手机自己算出这一笔的指纹，一步步算到当天的账本指纹。',
    '算出来和这张纸上一样，就说明这一笔在账本里，谁也没有改过。',
  ],
  facts: {
    lines: '笔数',
    range: '账本编号',
    previous: '上一次封账',
    key: '印样（签名公钥）',
    signature: '电子印章（签名）',
    sealedAt: '封账时间',
  },
  lines: (count: number) => `${count} 笔`,
  range: (first: number, last: number) => `${first} 至 ${last}`,
  foot: '这张纸上没有任何人的姓名。对不上请告诉村监委会。',
} as const;
