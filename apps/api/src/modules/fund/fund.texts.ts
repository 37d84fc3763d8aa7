/** `1,234.50`, with a minus before it. */
export function yuan(fen: number): string {
  const whole = Math.abs(fen);
  const grouped = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${grouped}.${String(whole % 100).padStart(2, '0')}`;
}

/** Words of the quarterly report on paper. */
export const fundTexts = {
  title: (village: string, period: string): string => `${village}积分资金公开 ${period}`,
  fileName: (village: string, period: string): string => `${village}积分资金公开${period}`,
  madeAt: (when: string): string => `制表时间 ${when}，收入按凭证登记，支出取自积分超市入库单。`,
  money: '资金收支（元）',
  purchases: '购买兑换商品',
  points: '积分',
  coverage: '资金覆盖',
  opening: '期初结余',
  closing: '期末结余',
  received: '本期收入合计',
  purchased: '购买商品支出',
  item: '项目',
  amount: '金额',
  day: '日期',
  supplier: '供货商',
  articles: '品种',
  noSupplier: '未填写',
  earned: '发放积分',
  spent: '兑换积分',
  outstanding: '未兑换积分',
  rate: '每分折合',
  stock: '库存商品（成本）',
  owed: '未兑换积分折合',
  percent: '覆盖率',
  nothing: '没有待兑换的积分',
  percentOf: (percent: number): string => `${percent} %`,
  explain:
    '覆盖率＝（资金结余＋库存商品成本）÷（未兑换积分×每分折合）。低于 120 % 提醒，低于 100 % 暂停启用新的加分细则。积分不是钱，不能兑换现金。',
  questions: '对以上数字有疑问，可向村监委会查询。',
  more: (max: number): string => `只列出最近 ${max} 笔，合计为全部。`,
} as const;
