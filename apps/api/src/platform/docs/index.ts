export { handlersOf, type Handler } from './handlers';
export { describeApi, operationOf } from './openapi';
export { serveDocs } from './serve-docs';
