export { Jobs, type JobHandler } from './jobs';
export type { Schedule } from './slot';
export { drain } from './drain';
