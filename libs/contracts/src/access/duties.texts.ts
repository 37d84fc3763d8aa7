/** Why two duties are never in one hand. */
export const dutyReasons = {
  points_and_goods: '能给积分的职务（评议员、积分管理员、村干部、村书记）和超市管理员必须分开：给分的人不发货。',
  supervised: '监委会成员不能兼任村干部、村书记、村管理员，也不能管积分或管超市：不能自己监督自己。',
  kin: '村干部和村书记的近亲属不能进村监委会（同一户的人按近亲属办）。',
} as const;
