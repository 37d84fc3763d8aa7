export * from './platform';
export * from './access';
export * from './identity';
export * from './media';
export * from './inbox';
export * from './points';
export * from './problems';
export * from './routes';
