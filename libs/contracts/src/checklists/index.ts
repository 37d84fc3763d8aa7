export * from './checklists.types';
export * from './requests.types';
export * from './checklists.limits';
export * from './checklists.codes';
export * from './checklists.routes';
