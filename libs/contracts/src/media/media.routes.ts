import { get, post, type Id, type RouteTable } from '../platform';
import type { MediaView, PhotoSource } from './media.types';

export const mediaRoutes = {
  uploadMedia: post<{ query: { id?: Id; source?: PhotoSource }; answer: MediaView }>()('/villages/{villageId}/media'),
  readMedia: get<{ query: { exp: string; sig: string; size?: 'full' | 'thumbnail' }; answer: unknown }>()(
    '/villages/{villageId}/media/{mediaId}',
  ),
} as const satisfies RouteTable;
