export * from './inbox.types';
export * from './inbox.routes';
