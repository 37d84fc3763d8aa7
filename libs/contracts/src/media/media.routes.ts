import { get, post, type Id, type RouteTable } from '../platform';
import type { MediaView, PhotoSaid } from './media.types';
import type { VoiceView } from './voice.types';

export const mediaRoutes = {
  uploadMedia: post<{ query: { id?: Id } & PhotoSaid; answer: MediaView }>()('/villages/{villageId}/media'),
  readMedia: get<{ query: { exp: string; sig: string; size?: 'full' | 'thumbnail' }; answer: unknown }>()(
    '/villages/{villageId}/media/{mediaId}',
  ),
  uploadVoice: post<{ query: { id?: Id }; answer: VoiceView }>()('/villages/{villageId}/voices'),
  /** With a file's name at its end: players on phones look at it. */
  readVoice: get<{ query: { exp: string; sig: string }; answer: unknown }>()('/villages/{villageId}/voices/{voiceId}/sound.wav'),
} as const satisfies RouteTable;
