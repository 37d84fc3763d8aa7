import type { Id } from '../platform';

/** What is said on the phone: the part of the id that chance made, `3F2A-9C41`. A count would tell everybody how many there are. */
export const complaintNumber = (id: Id): string => `${id.slice(-8, -4)}-${id.slice(-4)}`.toUpperCase();
