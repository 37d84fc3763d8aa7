import { createHmac, timingSafeEqual } from 'node:crypto';
import { DOCUMENT_URL_SECONDS, routePath, type DocumentLink, type Route, type RouteParams, type SignedDocument } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { notFound, Problem } from '../errors/problem';

const EXPIRY = /^\d{10}$/;

/**
 * Addresses of documents that are made when they are opened: a download and a printer's page carry no session. What is to be made stands
 * in the address itself, under our signature, so it is exactly what the caller was allowed to ask for.
 */
@Injectable()
export class DocumentLinks {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'mediaKey'>) {
    this.key = config.mediaKey;
  }

  /** `route` has the village as its one parameter. `what` must be small: it travels in the address. */
  link<R extends Route>(route: R, villageId: string, what: object, fileName: string, now: Date = new Date()): DocumentLink {
    const doc = Buffer.from(JSON.stringify(what)).toString('base64url');
    const exp = String(Math.floor(now.getTime() / 1000) + DOCUMENT_URL_SECONDS);
    const sig = this.sign(route, villageId, doc, exp).toString('base64url');
    const path = routePath(route, { villageId } as unknown as RouteParams<R>);
    return { url: `${path}?doc=${doc}&exp=${exp}&sig=${sig}`, fileName, expiresAt: new Date(Number(exp) * 1000).toISOString() };
  }

  /** What stood in an address that we made. @throws DOCUMENT.LINK_EXPIRED, or RESOURCE.NOT_FOUND for one that we did not make. */
  open(route: Route, villageId: string, signed: SignedDocument, now: Date = new Date()): unknown {
    if (!EXPIRY.test(signed.exp)) throw notFound();
    const given = Buffer.from(signed.sig, 'base64url');
    const expected = this.sign(route, villageId, signed.doc, signed.exp);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw notFound();
    if (Number(signed.exp) * 1000 <= now.getTime()) throw new Problem('DOCUMENT.LINK_EXPIRED');
    return JSON.parse(Buffer.from(signed.doc, 'base64url').toString('utf8'));
  }

  private sign(route: Route, villageId: string, doc: string, exp: string): Buffer {
    return createHmac('sha256', this.key).update(`document\n${route.path}\n${villageId}\n${doc}\n${exp}`).digest();
  }
}
