export * from './store-goods.entity';
export * from './store-movement.entity';
export * from './store-price.entity';
export * from './store-receipt.entity';
export * from './store-receipt-line.entity';
export * from './store-redemption.entity';
export * from './store-redemption-line.entity';
export * from './store-stock.entity';
