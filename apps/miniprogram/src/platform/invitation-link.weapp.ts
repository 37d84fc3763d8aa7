import type { InvitationLink } from './invitation-link.types';

/** A page of a mini-program has no address that a browser or WeChat's own scanner would open: the code is typed, or scanned within it. */
export const invitationLink: InvitationLink = () => undefined;
