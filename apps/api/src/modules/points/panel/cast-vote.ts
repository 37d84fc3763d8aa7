import { applicationStatusTitles, type CastVote } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { villageSettings } from '../../identity';
import { throughDoor } from '../through-door';
import { publicUntil } from './panel.terms';

/** One vote, cast once. The last one that is needed decides: 公示, rejection, or the end of an objection. */
export async function castVote(tx: Tx, call: Call, who: VillageActor, applicationId: string, vote: CastVote): Promise<void> {
  const reason = vote.reason?.trim() ?? '';
  const until = publicUntil(await villageSettings(tx), new Date());
  const ballot = [applicationId, who.personId, vote.agrees, vote.points ?? null, reason, until];
  await throughDoor(tx, 'points_vote($1, $2, $3, $4, $5, $6)', ballot, { status: applicationStatusTitles });
  await audit(tx, call, 'points.panel.voted', applicationId);
}
