export { bandsNear, fingerprint } from './fingerprint';
export { MediaLinks, type PhotoRow } from './media-links';
export { MediaModule, mediaStoreOf } from './media.module';
export { MediaStore, objectKey } from './media-store';
