import {
  inboxTopics,
  oneLine,
  safeguardTitle,
  sayChange,
  type VillageChoices,
  type VillageHome,
  type VillageSettings,
} from '@jishan/contracts';
import type { FastifyReply } from 'fastify';
import { audit } from '../../../platform/audit/audit';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { villageDay } from '../../../platform/calendar';
import { expiryTerms } from './expiry-terms';
import { pastPointValues } from './past-point-values';
import { safeguardTerms, settingsInForce, type SafeguardTerms } from './safeguards';
import { readVillageHome, storedSettings } from './villages.queries';

export async function villageVersion(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ version: number }[]>('SELECT version FROM village WHERE id = $1', [tx.villageId]);
  return `"${row?.version ?? 0}"`;
}

/** `ifMatch` is the ETag under which the caller saw the settings. */
export async function changeSettings(tx: Tx, call: Call, ifMatch: string | undefined, wish: Partial<VillageChoices>): Promise<VillageHome> {
  const change = wish.storeOpening === undefined ? wish : { ...wish, storeOpening: oneLine(wish.storeOpening) };
  if (!ifMatch) throw new Problem('VERSION.REQUIRED');
  await tx.query('SELECT 1 FROM village WHERE id = $1 FOR UPDATE', [tx.villageId]);
  if ((await villageVersion(tx)) !== ifMatch) throw new Problem('VERSION.STALE');
  const today = villageDay(new Date());
  const stored = await storedSettings(tx);
  const before = settingsInForce(stored, today);
  const safeguards = safeguardTerms(stored, change, today);
  const { panelSize, panelNeeded } = safeguards.wished;
  if (panelNeeded > panelSize || panelNeeded * 2 <= panelSize) throw new Problem('SETTINGS.PANEL');
  const expiry = expiryTerms(before, change, today);
  await tx.query('UPDATE village SET settings = settings || $2::jsonb, version = version + 1 WHERE id = $1', [
    tx.villageId,
    JSON.stringify({
      ...change,
      ...expiry,
      ...safeguards.settings,
      pastPointValues: pastPointValues(stored, safeguards.settings.pointValueFen ?? before.pointValueFen, today),
    }),
  ]);
  await tellOfSafeguards(tx, before, safeguards);
  const waits = safeguards.settings.pending;
  await audit(tx, call, 'settings.changed', tx.villageId, {
    ...change,
    ...(expiry.expiryFrom ? { expiryFrom: expiry.expiryFrom } : {}),
    ...(waits ? { waitFrom: waits.from, waiting: Object.keys(waits.choices).join(' ') } : {}),
  });
  return readVillageHome(tx);
}

/** What stands between a wish and points is everybody's in office: each of them is told, and before a loosening counts. */
async function tellOfSafeguards(tx: Tx, before: VillageSettings, { settings, told, wished }: SafeguardTerms): Promise<void> {
  for (const { name, status } of told)
    await owe(tx, inboxTopics.safeguardChanged, tx.villageId, {
      title: safeguardTitle(name),
      step: sayChange(name, before, wished),
      status,
      ...(status === 'waits' ? { day: settings.pending?.from } : {}),
    });
}

export const sendVersion = (reply: FastifyReply, version: string): void => void reply.header('etag', version);
