export { ReadinessCheck } from './readiness';
export { serveHealth } from './serve-health';
export { serveMetrics } from './serve-metrics';
