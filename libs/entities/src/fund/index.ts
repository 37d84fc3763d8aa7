export * from './fund-entry.entity';
