export * from './complaints.types';
export * from './complaints.limits';
export * from './complaints.codes';
export * from './complaints.routes';
export * from './complaint-number';
