export * from './points.types';
export * from './rule-sets.types';
export * from './points.limits';
export * from './points.codes';
export * from './points.routes';
