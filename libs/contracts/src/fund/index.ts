export * from './fund.types';
export * from './fund.limits';
export * from './fund.codes';
export * from './fund.routes';
