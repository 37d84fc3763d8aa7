export * from './activity-photo.entity';
export * from './activity-presence.entity';
export * from './activity-settlement.entity';
export * from './activity-sign-up.entity';
export * from './activity.entity';
export * from './honour.entity';
