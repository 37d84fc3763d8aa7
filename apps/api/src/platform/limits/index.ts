export { callerAddress } from './caller-address';
export { ExportLimited, OpenLimited } from './document-limits';
export { Limited, type RouteLimit } from './limited.decorator';
export { Limiter } from './limiter';
export { RateCounts } from './rate-counts';
