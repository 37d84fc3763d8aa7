import { normalizeIp } from '@nestjs/throttler';

/** From where a request comes, as limits count it: an IPv6 customer has a whole /64 to call from. */
export const callerAddress = (request: { readonly ip: string }): string => String(normalizeIp(request.ip));
