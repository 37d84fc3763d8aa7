export { Jobs, type JobHandler } from './jobs';
export type { Schedule } from './slot';
