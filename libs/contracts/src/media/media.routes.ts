import { get, post, type Id, type RouteTable } from '../platform';
import type { MediaView, PhotoSaid } from './media.types';

export const mediaRoutes = {
  uploadMedia: post<{ query: { id?: Id } & PhotoSaid; answer: MediaView }>()('/villages/{villageId}/media'),
  readMedia: get<{ query: { exp: string; sig: string; size?: 'full' | 'thumbnail' }; answer: unknown }>()(
    '/villages/{villageId}/media/{mediaId}',
  ),
} as const satisfies RouteTable;
