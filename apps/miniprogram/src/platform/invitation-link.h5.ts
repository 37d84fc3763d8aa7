import type { InvitationLink } from './invitation-link.types';

export const invitationLink: InvitationLink = path => window.location.origin + path;
