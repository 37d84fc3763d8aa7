import { applicationStatusTitles } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { villageSettings } from '../../identity';
import { throughDoor } from '../through-door';
import { panelTerms } from './panel.terms';

/** 异议: stops the credit until people who did not decide before have weighed it. */
export async function objectToApplication(tx: Tx, call: Call, who: VillageActor, applicationId: string, reason: string): Promise<void> {
  const terms = panelTerms(await villageSettings(tx), new Date());
  const objection = [applicationId, who.personId, who.householdId, reason.trim(), JSON.stringify(terms)];
  await throughDoor(tx, 'points_object($1, $2, $3, $4, $5::jsonb)', objection, applicationStatusTitles);
  await audit(tx, call, 'points.application.objected', applicationId);
}
