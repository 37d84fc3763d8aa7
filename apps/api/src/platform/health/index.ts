export { Alarms } from './alarms';
export { ReadinessCheck } from './readiness';
export { serveHealth } from './serve-health';
export { serveMetrics } from './serve-metrics';
