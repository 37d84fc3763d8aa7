import { applicationStatusTitles, type ObjectToApplication } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { carryVoice } from '../../../platform/media';
import { villageSettings } from '../../identity';
import { textNeeded, voiceRefusals } from '../points.errors';
import { throughDoor } from '../through-door';
import { panelTerms } from './panel.terms';

/** 异议, written or spoken: stops the credit until people who did not decide before have weighed it. */
export async function objectToApplication(
  tx: Tx,
  call: Call,
  who: VillageActor,
  applicationId: string,
  { reason, voiceId }: ObjectToApplication,
): Promise<void> {
  if (reason === undefined && voiceId === undefined) throw textNeeded();
  const terms = panelTerms(await villageSettings(tx), new Date());
  const objection = [applicationId, who.personId, who.householdId, reason?.trim() ?? '', JSON.stringify(terms), voiceId ?? null];
  await carryVoice(tx, who, 'points_objection_voice', voiceId, voiceRefusals, () =>
    throughDoor(tx, 'points_object($1, $2, $3, $4, $5::jsonb, $6)', objection, { status: applicationStatusTitles }),
  );
  await audit(tx, call, 'points.application.objected', applicationId);
}
