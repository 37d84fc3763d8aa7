export { callerAddress } from './caller-address';
export { ExportLimited, OpenLimited } from './document-limits';
export { DAY_SECONDS, Limited, type RouteLimit } from './limited.decorator';
export { PublicReadLimited } from './public-reads';
export { Limiter } from './limiter';
export { RateCounts } from './rate-counts';
