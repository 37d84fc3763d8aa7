export * from './columns';
export * from './checks';
export * from './platform';
export * from './identity';
export * from './points';
export * from './store';
export * from './checklists';
export * from './inbox';
