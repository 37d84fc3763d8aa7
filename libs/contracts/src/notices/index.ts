export * from './notices.types';
export * from './notices.limits';
export * from './notices.codes';
export * from './notices.routes';
