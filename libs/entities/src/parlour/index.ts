export * from './parlour-message.entity';
export * from './parlour-photo.entity';
export * from './parlour-thread.entity';
