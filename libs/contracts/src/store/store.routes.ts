import { command, get, post, type Page, type PageQuery, type RouteTable } from '../platform';
import type {
  CounterHelper,
  CounterHousehold,
  CounterSale,
  CreateGoods,
  EditGoods,
  GoodsView,
  GrantByCard,
  HandOver,
  MovementView,
  PickupCode,
  ReceiptResult,
  ReceiveStock,
  RedemptionResult,
  RedemptionsQuery,
  RedemptionView,
  ReserveGoods,
  ResolveCounter,
  ReturnRedemption,
  SetGoodsShelf,
  ShelfQuery,
  StockItem,
  StockQuery,
} from './store.types';
import type { ChangeGoodsPrice, PriceView } from './prices.types';

export const storeRoutes = {
  shelf: get<{ query: ShelfQuery; answer: Page<GoodsView> }>()('/villages/{villageId}/store/shelf'),
  goods: get<{ answer: GoodsView }>()('/villages/{villageId}/store/goods/{goodsId}'),

  reserveGoods: command<{ body: ReserveGoods; answer: RedemptionResult }>()('/villages/{villageId}/store/redemptions'),
  myRedemptions: get<{ query: RedemptionsQuery; answer: Page<RedemptionView> }>()('/villages/{villageId}/store/redemptions'),
  redemption: get<{ answer: RedemptionView }>()('/villages/{villageId}/store/redemptions/{redemptionId}'),
  pickupCode: get<{ answer: PickupCode }>()('/villages/{villageId}/store/redemptions/{redemptionId}/pickup-code'),
  cancelRedemption: command<{ body: Record<string, never>; answer: RedemptionResult }>()(
    '/villages/{villageId}/store/redemptions/{redemptionId}/cancel',
  ),

  grantByCard: command<{ body: GrantByCard; answer: CounterHelper }>()('/villages/{villageId}/store/counter/helpers'),
  /** Looks up only; moves nothing. */
  resolveCounter: post<{ body: ResolveCounter; answer: CounterHousehold }>()('/villages/{villageId}/store/counter/resolve'),
  counterHousehold: get<{ answer: CounterHousehold }>()('/villages/{villageId}/store/counter/households/{householdId}'),
  counterRedemptions: get<{ query: RedemptionsQuery; answer: Page<RedemptionView> }>()('/villages/{villageId}/store/counter/redemptions'),
  handOver: command<{ body: HandOver; answer: RedemptionResult }>()('/villages/{villageId}/store/redemptions/{redemptionId}/hand-over'),
  returnRedemption: command<{ body: ReturnRedemption; answer: RedemptionResult }>()(
    '/villages/{villageId}/store/redemptions/{redemptionId}/return',
  ),
  counterSale: command<{ body: CounterSale; answer: RedemptionResult }>()('/villages/{villageId}/store/counter/sales'),

  stock: get<{ query: StockQuery; answer: Page<StockItem> }>()('/villages/{villageId}/store/stock'),
  stockItem: get<{ answer: StockItem }>()('/villages/{villageId}/store/stock/{goodsId}'),
  stockMovements: get<{ query: PageQuery; answer: Page<MovementView> }>()('/villages/{villageId}/store/stock/{goodsId}/movements'),
  goodsPrices: get<{ query: PageQuery; answer: Page<PriceView> }>()('/villages/{villageId}/store/goods/{goodsId}/prices'),
  createGoods: command<{ body: CreateGoods; answer: StockItem }>()('/villages/{villageId}/store/goods'),
  /** With `If-Match`. A POST, because WeChat's request knows no PATCH. */
  editGoods: command<{ body: EditGoods; answer: StockItem }>()('/villages/{villageId}/store/goods/{goodsId}/edit'),
  changeGoodsPrice: command<{ body: ChangeGoodsPrice; answer: StockItem }>()('/villages/{villageId}/store/goods/{goodsId}/price'),
  setGoodsShelf: command<{ body: SetGoodsShelf; answer: StockItem }>()('/villages/{villageId}/store/goods/{goodsId}/shelf'),
  receiveStock: command<{ body: ReceiveStock; answer: ReceiptResult }>()('/villages/{villageId}/store/receipts'),
} as const satisfies RouteTable;
