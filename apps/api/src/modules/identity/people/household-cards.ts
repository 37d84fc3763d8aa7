import { HOUSEHOLD_CARDS_MAX, identityRoutes, type DocumentLink, type PrintHouseholdCards, type SignedDocument } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { audit } from '../../../platform/audit/audit';
import { BY_PINYIN } from '../../../platform/db/list-order';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { DocumentLinks, sendPrintPage } from '../../../platform/documents';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { villageName } from '../villages/villages.queries';
import { householdCardsPage, type PaperCard } from './household-cards.page';
import { cardTexts } from './household-cards.texts';

/** Who prints whose cards is audited when the address is given out. What is printed is the card as it is when the page is opened. */
@Injectable()
export class HouseholdCards {
  constructor(
    private readonly links: DocumentLinks,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws ROSTER.CARDS_TOO_MANY, RESOURCE.NOT_FOUND for a household or group of elsewhere. */
  async print(tx: Tx, call: Call, wish: PrintHouseholdCards): Promise<DocumentLink> {
    const cards = await readCards(tx, wish);
    if (cards.length === 0 && (wish.groupId !== undefined || wish.householdId !== undefined)) throw notFound();
    if (cards.length > HOUSEHOLD_CARDS_MAX) throw new Problem('ROSTER.CARDS_TOO_MANY', { max: HOUSEHOLD_CARDS_MAX });
    await audit(tx, call, 'household.cards.printed', wish.householdId ?? wish.groupId ?? null, { count: cards.length });
    const of = wish.householdId === undefined ? '' : (cards[0]?.household_name ?? '');
    const what = { ...(wish.groupId ? { groupId: wish.groupId } : {}), ...(wish.householdId ? { householdId: wish.householdId } : {}) };
    return this.links.link(identityRoutes.householdCardsPage, tx.villageId, what, cardTexts.fileName(await villageName(tx), of));
  }

  /** @throws DOCUMENT.LINK_EXPIRED, RESOURCE.NOT_FOUND */
  async send(reply: FastifyReply, villageId: string, signed: SignedDocument): Promise<void> {
    const wish = this.links.open(identityRoutes.householdCardsPage, villageId, signed) as PrintHouseholdCards;
    const read = await this.work.read(villageId, async tx => ({ village: await villageName(tx), cards: await readCards(tx, wish) }));
    await sendPrintPage(reply, await householdCardsPage(read.village, read.cards.slice(0, HOUSEHOLD_CARDS_MAX), new Date()));
  }
}

/** In the order in which they are handed out: by group, then by name. One more than fits says that there are more. */
async function readCards(tx: Tx, wish: PrintHouseholdCards): Promise<PaperCard[]> {
  return tx.query<PaperCard[]>(
    `SELECT h.name AS household_name, g.name AS group_name, h.card_code
     FROM household h LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     WHERE h.village_id = $1 AND h.closed_at IS NULL AND ($2::uuid IS NULL OR h.group_id = $2) AND ($3::uuid IS NULL OR h.id = $3)
     ORDER BY g.position NULLS LAST, h.name ${BY_PINYIN}, h.id LIMIT $4`,
    [tx.villageId, wish.groupId ?? null, wish.householdId ?? null, HOUSEHOLD_CARDS_MAX + 1],
  );
}
