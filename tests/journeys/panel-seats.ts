import { panelRoutes, type PanelRecord } from '@jishan/contracts';
import type { Client } from 'pg';
import type { ApiSession } from './api';

interface Case {
  readonly villageId: string;
  readonly applicationId: string;
}

/** Who was asked and what they said: the supervisor reads it. */
export const panelRecord = (supervisor: ApiSession, { villageId, applicationId }: Case): Promise<PanelRecord> =>
  supervisor.call(panelRoutes.panelRecord, { params: { villageId, applicationId } });

/** The WeChats of those who are asked now. Whoever was drawn, a test's own or somebody of the demo county, uses the one they came in with. */
export async function openidsAsked(owner: Client, supervisor: ApiSession, which: Case): Promise<string[]> {
  const round = (await panelRecord(supervisor, which)).rounds.at(-1);
  const open = round?.seats.filter(seat => seat.votedAt === null && seat.relievedAt === null) ?? [];
  return Promise.all(open.map(seat => openidOf(owner, seat.personId)));
}

async function openidOf(owner: Client, personId: string): Promise<string> {
  const { rows } = await owner.query<{ subject: string }>(
    `SELECT i.subject FROM person p JOIN account_identity i ON i.account_id = p.account_id AND i.provider = 'wechat' WHERE p.id = $1`,
    [personId],
  );
  if (!rows[0]) throw new Error(`${personId} has no WeChat`);
  return rows[0].subject;
}
