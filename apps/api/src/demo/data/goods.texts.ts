import type { CapPeriod, GoodsCategory } from '@jishan/contracts';
import type { GoodsShape } from '../pictures/goods';

export interface PlannedGoods {
  readonly key: string;
  readonly name: string;
  readonly category: GoodsCategory;
  readonly unit: string;
  readonly points: number;
  /** What it was until the middle of the half year. */
  readonly pointsBefore?: number;
  readonly description: string;
  readonly unitCostFen: number;
  /** What each delivery brings; when absent from later ones, how many of them it was in. */
  readonly delivery: number;
  readonly deliveries?: number;
  /** How much people want it, against the others. */
  readonly weight: number;
  readonly limit?: readonly [quantity: number, period: CapPeriod];
  readonly keepsMonths?: number;
  readonly shape: GoodsShape;
  readonly colours: readonly [main: string, label: string];
  /** Taken off the shelf by now. */
  readonly offShelf?: boolean;
}

export const plannedGoods: readonly PlannedGoods[] = [
  { key: 'powder', name: '洗衣粉', category: 'daily', unit: '袋', points: 12, description: '1.5 千克装，加香。', unitCostFen: 1_150, delivery: 12, weight: 9, shape: 'bag', colours: ['#2f78c4', '#ffffff'] },
  { key: 'salt', name: '食盐', category: 'grain_oil', unit: '袋', points: 3, description: '400 克加碘盐。', unitCostFen: 250, delivery: 14, weight: 8, keepsMonths: 36, shape: 'bag', colours: ['#e9eef2', '#d2463c'] },
  { key: 'oil', name: '菜籽油 5L', category: 'grain_oil', unit: '桶', points: 60, description: '本地压榨，每户每季度限兑一桶。', unitCostFen: 5_800, delivery: 2, weight: 4, limit: [1, 'quarter'], keepsMonths: 18, shape: 'jerrycan', colours: ['#e8b12c', '#b33a2e'] },
  { key: 'rice', name: '大米 10kg', category: 'grain_oil', unit: '袋', points: 50, description: '每户每月限兑一袋。', unitCostFen: 4_900, delivery: 3, weight: 5, limit: [1, 'month'], keepsMonths: 12, shape: 'sack', colours: ['#f2ede0', '#3f8f4f'] },
  { key: 'noodles', name: '挂面', category: 'grain_oil', unit: '把', points: 6, description: '1 千克。', unitCostFen: 560, delivery: 9, weight: 6, keepsMonths: 12, shape: 'box', colours: ['#f3e2b8', '#c2562f'] },
  { key: 'tissue', name: '抽纸', category: 'daily', unit: '提', points: 10, pointsBefore: 9, description: '8 包一提。', unitCostFen: 950, delivery: 9, weight: 8, shape: 'box', colours: ['#f6c9d4', '#ffffff'] },
  { key: 'soap', name: '香皂', category: 'daily', unit: '块', points: 4, description: '120 克。', unitCostFen: 330, delivery: 11, weight: 6, shape: 'bar', colours: ['#f5b971', '#fff4e2'] },
  { key: 'toothpaste', name: '牙膏', category: 'daily', unit: '支', points: 6, description: '140 克。', unitCostFen: 560, delivery: 9, weight: 6, keepsMonths: 36, shape: 'tube', colours: ['#ffffff', '#3aa0a8'] },
  { key: 'detergent', name: '洗洁精', category: 'daily', unit: '瓶', points: 8, description: '1 千克。', unitCostFen: 720, delivery: 8, weight: 5, shape: 'bottle', colours: ['#7cc04b', '#ffffff'] },
  { key: 'towel', name: '毛巾', category: 'daily', unit: '条', points: 8, description: '纯棉。', unitCostFen: 700, delivery: 7, weight: 4, shape: 'towel', colours: ['#6fa8dc', '#f5f8fb'] },
  { key: 'thermos', name: '保温壶', category: 'daily', unit: '个', points: 35, description: '2 升。', unitCostFen: 3_300, delivery: 2, deliveries: 1, weight: 2, shape: 'thermos', colours: ['#b5373a', '#f0d9b5'] },
  { key: 'torch', name: '手电筒', category: 'daily', unit: '个', points: 18, description: '充电式，巡山用。', unitCostFen: 1_650, delivery: 4, weight: 3, shape: 'torch', colours: ['#44505c', '#f2c230'] },
  { key: 'umbrella', name: '雨伞', category: 'daily', unit: '把', points: 20, description: '长柄。', unitCostFen: 1_900, delivery: 3, weight: 2, shape: 'umbrella', colours: ['#3f5f9e', '#26324a'] },
  { key: 'boots', name: '雨鞋', category: 'farm', unit: '双', points: 28, description: '38 至 43 码，领取时试穿。', unitCostFen: 2_600, delivery: 4, weight: 3, shape: 'boots', colours: ['#2f3b37', '#d8a13a'] },
  { key: 'hoe', name: '锄头', category: 'farm', unit: '把', points: 25, description: '含木柄。', unitCostFen: 2_300, delivery: 2, weight: 2, shape: 'hoe', colours: ['#7d8287', '#a67c4f'] },
  { key: 'fertiliser', name: '复合肥', category: 'farm', unit: '袋', points: 45, description: '25 千克，每户每季度限兑两袋。', unitCostFen: 4_400, delivery: 3, weight: 3, limit: [2, 'quarter'], shape: 'sack', colours: ['#ffffff', '#2f78c4'] },
  { key: 'seeds', name: '蔬菜种子', category: 'farm', unit: '包', points: 3, description: '白菜、萝卜、莴笋任选。', unitCostFen: 260, delivery: 9, weight: 3, offShelf: true, deliveries: 3, shape: 'bag', colours: ['#8cc063', '#fff7d6'] },
  { key: 'notebook', name: '作业本', category: 'stationery', unit: '本', points: 2, description: '田字格、拼音、算术、横格。', unitCostFen: 150, delivery: 23, weight: 6, shape: 'book', colours: ['#f3d06b', '#5b8f4e'] },
  { key: 'pencilcase', name: '文具盒', category: 'stationery', unit: '个', points: 12, description: '双层，带笔帘。', unitCostFen: 1_100, delivery: 4, weight: 3, shape: 'box', colours: ['#5aa9d6', '#f7d9e3'] },
  { key: 'haircut', name: '理发服务', category: 'service', unit: '次', points: 10, description: '每月 10 日、25 日村活动室，每人到场领取；每户每月限三次。', unitCostFen: 1_000, delivery: 5, weight: 4, limit: [3, 'month'], shape: 'scissors', colours: ['#c7ccd1', '#a33b3b'] },
];

export const smallVillageGoods: readonly string[] = ['powder', 'salt', 'rice', 'tissue', 'soap', 'toothpaste', 'towel', 'boots', 'notebook', 'noodles'];

export const suppliers = ['金口河惠农供销商店（演示）', '和平乡利民批发部（演示）'];
export const serviceSupplier = '流动理发师傅（演示）';
export const counterReason = '没带手机和户卡，熟人核对姓名';
export const returnReason = '尺码不合，未使用退回';
