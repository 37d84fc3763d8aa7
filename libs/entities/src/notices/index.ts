export * from './notice-photo.entity';
export * from './notice-receipt.entity';
export * from './notice.entity';
