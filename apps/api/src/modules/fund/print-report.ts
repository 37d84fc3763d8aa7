import { fundRoutes, periodKind, sayPeriod, type DocumentLink, type PeriodKey, type SignedDocument } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { audit } from '../../platform/audit/audit';
import type { Tx } from '../../platform/db/tx';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import { DocumentLinks, sendPrintPage } from '../../platform/documents';
import type { Call } from '../../platform/http/call';
import { villageName } from '../identity';
import { notAQuarter } from './fund.errors';
import { readFundReport } from './fund.queries';
import { fundReportPage } from './fund-report-page';
import { fundTexts } from './fund.texts';

/** The quarterly report as a page for the printer, behind a short signed address. */
@Injectable()
export class PrintReport {
  constructor(
    private readonly links: DocumentLinks,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws FUND.NOT_A_QUARTER */
  async link(tx: Tx, call: Call, period: PeriodKey): Promise<DocumentLink> {
    if (periodKind(period) !== 'quarter') throw notAQuarter();
    await audit(tx, call, 'fund.report.printed', null, { period });
    const fileName = fundTexts.fileName(await villageName(tx), sayPeriod(period));
    return this.links.link(fundRoutes.fundDocument, tx.villageId, { period }, fileName);
  }

  /** @throws DOCUMENT.LINK_EXPIRED, RESOURCE.NOT_FOUND */
  async send(reply: FastifyReply, villageId: string, signed: SignedDocument): Promise<void> {
    const { period } = this.links.open(fundRoutes.fundDocument, villageId, signed) as { period: PeriodKey };
    const html = await this.work.snapshot(villageId, async tx =>
      fundReportPage(await villageName(tx), await readFundReport(tx, period), new Date()),
    );
    return sendPrintPage(reply, html);
  }
}
