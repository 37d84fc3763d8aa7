export * from './activities.types';
export * from './honours.types';
export * from './activities.limits';
export * from './activities.codes';
export * from './activities.routes';
