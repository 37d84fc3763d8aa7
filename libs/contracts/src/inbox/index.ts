export * from './inbox.types';
export * from './inbox.limits';
export * from './inbox.topics';
export * from './inbox.texts';
export * from './inbox.routes';
