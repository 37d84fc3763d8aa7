export * from './audit-entry.entity';
export * from './clock-fault.entity';
export * from './idempotency-key.entity';
export * from './media-object.entity';
export * from './media-voice.entity';
export * from './outbox-event.entity';
export * from './rate-count.entity';
export * from './sql-function.entity';
