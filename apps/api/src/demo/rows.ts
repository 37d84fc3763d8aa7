export { insertRows, type Row } from '../platform/db/insert-rows';
