/** The front door of the store. */
export { StoreModule } from './store.module';
export { listPurchases, purchasesBetween, purchasesByMonth, stockAtCost, type Purchase } from './stock/stock-cost';
