import {
  BOOK_EXPORT_MAX_LINES,
  pointsBookRoutes,
  sayPeriod,
  type DocumentLink,
  type ExportBook,
  type SignedDocument,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { audit } from '../../../platform/audit/audit';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { DocumentLinks, sendPrintPage, sendWorkbook } from '../../../platform/documents';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { villageName } from '../../identity';
import { bookTooLarge } from '../points.errors';
import { countLines, readPassbook } from './book-lines.queries';
import { bookTexts } from './book.texts';
import { bookPrintPage, bookWorkbook, passbookPage, readBookForFile } from './make-book';

type BookDocument =
  | { readonly kind: 'book'; readonly format: ExportBook['format']; readonly period: string }
  | { readonly kind: 'passbook'; readonly householdId: string };

/** Who asks is audited when the address is given out; the address then stands for what was asked, for ten minutes. */
@Injectable()
export class ExportBooks {
  constructor(
    private readonly links: DocumentLinks,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws BOOK.TOO_LARGE */
  async book(tx: Tx, call: Call, wish: ExportBook): Promise<DocumentLink> {
    if (wish.format === 'xlsx' && (await countLines(tx, wish.period, BOOK_EXPORT_MAX_LINES)) > BOOK_EXPORT_MAX_LINES)
      throw bookTooLarge({ max: BOOK_EXPORT_MAX_LINES });
    await audit(tx, call, 'points.book.exported', null, { period: wish.period, format: wish.format });
    const name = wish.format === 'xlsx' ? bookTexts.fileName : bookTexts.printName;
    return this.link(tx, { kind: 'book', format: wish.format, period: wish.period }, name(await villageName(tx), sayPeriod(wish.period)));
  }

  /** @throws RESOURCE.NOT_FOUND for a household of elsewhere. */
  async passbook(tx: Tx, call: Call, householdId: string): Promise<DocumentLink> {
    const passbook = await readPassbook(tx, householdId);
    if (!passbook) throw notFound();
    await audit(tx, call, 'points.passbook.printed', householdId);
    return this.link(tx, { kind: 'passbook', householdId }, bookTexts.passbookName(passbook.household_name));
  }

  /** @throws DOCUMENT.LINK_EXPIRED, RESOURCE.NOT_FOUND, BOOK.TOO_LARGE */
  async send(reply: FastifyReply, villageId: string, signed: SignedDocument): Promise<void> {
    const wish = this.links.open(pointsBookRoutes.pointsDocument, villageId, signed) as BookDocument;
    if (wish.kind === 'passbook') return sendPrintPage(reply, await this.passbookHtml(villageId, wish.householdId));
    const book = await this.work.snapshot(villageId, tx => readBookForFile(tx, wish.period, wish.format === 'xlsx'));
    if (wish.format === 'print') return sendPrintPage(reply, bookPrintPage(book, new Date()));
    return sendWorkbook(reply, bookTexts.fileName(book.villageName, sayPeriod(book.period)), bookWorkbook(book));
  }

  private async passbookHtml(villageId: string, householdId: string): Promise<string> {
    return this.work.read(villageId, async tx => {
      const passbook = await readPassbook(tx, householdId);
      if (!passbook) throw notFound();
      return passbookPage(await villageName(tx), passbook, new Date());
    });
  }

  private link(tx: Tx, what: BookDocument, fileName: string): DocumentLink {
    return this.links.link(pointsBookRoutes.pointsDocument, tx.villageId, what, fileName);
  }
}
