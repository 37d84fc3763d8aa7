export { carryVoice } from './carry-voice';
export { VOICE_OVER } from './forget-voice';
export { bandsNear, fingerprint } from './fingerprint';
export { MediaLinks, type PhotoRow, type VoiceRow } from './media-links';
export { MediaModule, mediaStoreOf } from './media.module';
export { MediaStore, objectKey, voiceKey } from './media-store';
