import { inboxTopics, type VillageChoices, type VillageHome, type VillageSettings } from '@jishan/contracts';
import type { FastifyReply } from 'fastify';
import { audit } from '../../../platform/audit/audit';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { villageDay } from '../../../platform/calendar';
import { expiryTerms } from './expiry-terms';
import { readVillageHome, villageSettings } from './villages.queries';

export async function villageVersion(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ version: number }[]>('SELECT version FROM village WHERE id = $1', [tx.villageId]);
  return `"${row?.version ?? 0}"`;
}

/** `ifMatch` is the ETag under which the caller saw the settings. */
export async function changeSettings(
  tx: Tx,
  call: Call,
  ifMatch: string | undefined,
  change: Partial<VillageChoices>,
): Promise<VillageHome> {
  if (!ifMatch) throw new Problem('VERSION.REQUIRED');
  await tx.query('SELECT 1 FROM village WHERE id = $1 FOR UPDATE', [tx.villageId]);
  if ((await villageVersion(tx)) !== ifMatch) throw new Problem('VERSION.STALE');
  const before = await villageSettings(tx);
  const { panelSize, panelNeeded } = { ...before, ...change };
  if (panelNeeded > panelSize || panelNeeded * 2 <= panelSize) throw new Problem('SETTINGS.PANEL');
  const terms = expiryTerms(before, change, villageDay(new Date()));
  await tx.query('UPDATE village SET settings = settings || $2::jsonb, version = version + 1 WHERE id = $1', [
    tx.villageId,
    JSON.stringify({ ...change, ...terms }),
  ]);
  await tellOfTwoDecide(tx, before, change);
  await audit(tx, call, 'settings.changed', tx.villageId, { ...change, ...(terms.expiryFrom ? { expiryFrom: terms.expiryFrom } : {}) });
  return readVillageHome(tx);
}

/** How much one person may give is a safeguard: those who watch over it are told when it is changed. */
async function tellOfTwoDecide(tx: Tx, before: VillageSettings, { twoDecideAbovePoints: after }: Partial<VillageChoices>): Promise<void> {
  if (after === undefined || after === before.twoDecideAbovePoints) return;
  await owe(tx, inboxTopics.twoDecideChanged, tx.villageId, { points: after, before: before.twoDecideAbovePoints });
}

export const sendVersion = (reply: FastifyReply, version: string): void => void reply.header('etag', version);
