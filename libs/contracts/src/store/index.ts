export * from './prices.types';
export * from './store.types';
export * from './store.limits';
export * from './store.codes';
export * from './store.routes';
