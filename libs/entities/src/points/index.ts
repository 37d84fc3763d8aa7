export * from './ledger-account.entity';
export * from './ledger-entry.entity';
export * from './ledger-transfer.entity';
export * from './points-application-photo.entity';
export * from './points-application.entity';
export * from './points-cap-use.entity';
export * from './points-rule.entity';
export * from './rule-set.entity';
