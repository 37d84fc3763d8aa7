import type { GoodsCategory, RedemptionStatus } from '@jishan/contracts';
import type { IconName, Tone } from '@/ui';

export const goodsIcons: Record<GoodsCategory, IconName> = {
  daily: 'gift',
  grain_oil: 'box',
  stationery: 'edit',
  farm: 'leaf',
  service: 'hands',
  other: 'star',
};

export const redemptionTones: Record<RedemptionStatus, Tone> = {
  reserved: 'gold',
  fulfilled: 'leaf',
  cancelled: 'plain',
  expired: 'plain',
  returned: 'plain',
};
