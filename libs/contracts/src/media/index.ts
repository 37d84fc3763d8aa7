export * from './media.types';
export * from './media.codes';
export * from './media.routes';
