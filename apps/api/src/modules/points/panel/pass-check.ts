import { applicationStatusTitles, villageActions } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { villageSettings } from '../../identity';
import { throughDoor } from '../through-door';
import { panelTerms } from './panel.terms';

/** First check of the full lane passed: a panel is drawn and asked. */
export async function passCheck(tx: Tx, call: Call, who: VillageActor, applicationId: string): Promise<void> {
  const terms = { ...panelTerms(await villageSettings(tx), new Date()), checkers: villageActions['points.application.check'] };
  const check = [applicationId, who.personId, JSON.stringify(terms)];
  await throughDoor(tx, 'points_pass_check($1, $2, $3::jsonb)', check, { status: applicationStatusTitles });
  await audit(tx, call, 'points.application.checked', applicationId);
}
