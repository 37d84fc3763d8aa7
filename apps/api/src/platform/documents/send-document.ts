import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { PRINT_POLICY } from './print-page';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file for the person's own programs; its name survives in every browser. */
export async function sendWorkbook(reply: FastifyReply, fileName: string, stream: Readable): Promise<void> {
  await reply
    .header('content-type', XLSX)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    // The h5 app may stand on another origin; whoever holds the signed address may have the file.
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(stream);
}

export async function sendPrintPage(reply: FastifyReply, html: string): Promise<void> {
  await reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('content-security-policy', PRINT_POLICY)
    .send(html);
}
