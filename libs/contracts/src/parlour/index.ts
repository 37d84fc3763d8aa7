export * from './parlour.types';
export * from './parlour.limits';
export * from './parlour.codes';
export * from './parlour.routes';
