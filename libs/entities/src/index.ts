export * from './columns';
export * from './checks';
export * from './platform';
export * from './identity';
export * from './points';
