export * from './points.types';
export * from './rule-lint';
export * from './rule-lint.texts';
export * from './rule-sets.types';
export * from './points.limits';
export * from './points.codes';
export * from './points.routes';
