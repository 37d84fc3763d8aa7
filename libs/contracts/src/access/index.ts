export * from './access.types';
