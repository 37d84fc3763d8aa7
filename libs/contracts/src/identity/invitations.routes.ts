import { command, get, type Page, type PageQuery, type RouteTable } from '../platform';
import type { InvitationView } from './identity.types';
import type { CreateInvitation, InvitationCreated, OwnInvitation } from './invitations.types';

export const invitationRoutes = {
  readInvitation: get<{ answer: InvitationView }>()('/invitations/{token}'),
  createInvitation: command<{ body: CreateInvitation; answer: InvitationCreated }>()('/villages/{villageId}/invitations'),
  ownInvitations: get<{ query: PageQuery; answer: Page<OwnInvitation> }>()('/villages/{villageId}/invitations'),
  revokeInvitation: command<{ body: Record<string, never>; answer: { readonly done: true } }>()(
    '/villages/{villageId}/invitations/{invitationId}/revoke',
  ),
} as const satisfies RouteTable;
