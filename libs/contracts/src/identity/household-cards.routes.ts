import { command, get, type DocumentLink, type RouteTable, type SignedDocument } from '../platform';
import type { PrintHouseholdCards } from './household-cards.types';

export const householdCardRoutes = {
  printHouseholdCards: command<{ body: PrintHouseholdCards; answer: DocumentLink }>()('/villages/{villageId}/households/cards'),
  /** Asks nobody: the address is signed and short-lived. Answers a page for the printer, not JSON. */
  householdCardsPage: get<{ query: SignedDocument; answer: Record<string, never> }>()('/villages/{villageId}/households/cards/page'),
} as const satisfies RouteTable;
