export * from './access.types';
export * from './duties';
export * from './duties.texts';
