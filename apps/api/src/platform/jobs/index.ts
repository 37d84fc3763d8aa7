export { Clock, clockAlone, pages, type Passed } from './clock';
export { ClockFaults, type DueCase } from './clock-faults';
export { Jobs, type JobHandler } from './jobs';
export type { Schedule } from './slot';
