import { storeRoutes } from '@jishan/contracts';

/** Everything that shows an article. */
export const GOODS_CHANGED = [storeRoutes.stock, storeRoutes.stockItem, storeRoutes.stockMovements, storeRoutes.shelf, storeRoutes.goods];
