export * from './media.types';
export * from './capture-time';
export * from './media.codes';
export * from './media.routes';
export * from './voice.types';
export * from './voice-wave';
