/** On the paper card, in the village's own words. */
export const cardTexts = {
  title: (village: string): string => `${village}户卡`,
  fileName: (village: string, what: string): string => `${village}户卡${what}.html`,
  head: '积分户卡',
  use: '到积分超市出示，凭卡查积分、兑换。',
  keep: '像存折一样收好；丢了马上告诉村里。',
  madeAt: (when: string): string => `打印于 ${when}。分户、并户或停用登录后户卡会换，换了以后旧卡作废。`,
  lead: (count: number): string => `共 ${count} 张，每页 8 张，沿线剪开。户卡换新以前印的，现在都不能用，请收回。`,
  none: '没有要打印的户。',
  noGroup: '未分组',
} as const;
