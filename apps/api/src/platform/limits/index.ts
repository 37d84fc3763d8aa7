export { Limited, type RouteLimit } from './limited.decorator';
export { Limiter } from './limiter';
