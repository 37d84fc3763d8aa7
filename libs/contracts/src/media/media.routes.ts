import { get, post, type Id, type RouteTable } from '../platform';
import type { MediaView } from './media.types';

export const mediaRoutes = {
  uploadMedia: post<{ query: { id?: Id }; answer: MediaView }>()('/villages/{villageId}/media'),
  readMedia: get<{ query: { exp: string; sig: string; size?: 'full' | 'thumbnail' }; answer: unknown }>()(
    '/villages/{villageId}/media/{mediaId}',
  ),
} as const satisfies RouteTable;
