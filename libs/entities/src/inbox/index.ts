export * from './inbox-item.entity';
