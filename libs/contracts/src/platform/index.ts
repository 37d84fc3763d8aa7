export * from './problems';
export * from './routes';
export * from './lists';
export * from './values';
export * from './personal-numbers';
export * from './masked-names';
export * from './documents';
export * from './days.texts';
