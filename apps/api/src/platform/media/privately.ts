import type { FastifyReply } from 'fastify';

/** What came from a stranger's phone: shown and played, never run, and kept by nobody longer than its address lives. */
export const privately = (reply: FastifyReply, seconds: number): FastifyReply =>
  reply
    .header('cache-control', `private, max-age=${seconds}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', 'inline')
    .header('content-security-policy', "default-src 'none'; sandbox")
    // The h5 app may stand on another origin; whoever holds the signed address may have the bytes.
    .header('cross-origin-resource-policy', 'cross-origin');
