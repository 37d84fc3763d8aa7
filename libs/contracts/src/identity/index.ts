export * from './identity.types';
export * from './phone-reveals.types';
export * from './identity.limits';
export * from './identity.texts';
export * from './identity.codes';
export * from './identity.routes';
export * from './proxies.types';
export * from './proxies.limits';
