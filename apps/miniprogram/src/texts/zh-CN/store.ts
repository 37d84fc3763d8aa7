export const store = {
  title: '积分超市',
  empty: '超市还没有上架商品',
  emptyNote: '村里上架后,这里就能用积分兑换。',
} as const;
