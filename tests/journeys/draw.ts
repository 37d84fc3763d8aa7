import { panelRoutes, type PanelRound } from '@jishan/contracts';
import type { Client } from 'pg';
import { enterByWechat, type ApiSession } from './api';
import { apply, newWords } from './applications';
import { openidsAsked, panelRecord } from './panel-seats';
import type { Villager } from './villagers';

export const ROAD_WORK = '义务修路修渠';

export interface Drawn {
  readonly villager: Villager;
  readonly applicationId: string;
  /** The round as whoever audits it reads it now. */
  round(): Promise<PanelRound>;
  /** Those who were drawn agree, on their own phones, without screens; journey 10 shows how they do it. */
  agree(): Promise<void>;
}

/** An application whose first check is done and whose panel was drawn. */
export async function drawPanel(villager: Villager, keeper: Villager, auditor: ApiSession, owner: Client): Promise<Drawn> {
  const { id } = await apply(villager, ROAD_WORK, newWords(), 1);
  const which = { villageId: keeper.villageId, applicationId: id };
  await keeper.session.renew();
  await keeper.session.call(panelRoutes.passCheck, { params: which, body: {} });
  const round = async (): Promise<PanelRound> => {
    const last = (await panelRecord(auditor, which)).rounds.at(-1);
    if (!last) throw new Error('nobody was drawn');
    return last;
  };
  const agree = async (): Promise<void> => {
    for (const openid of await openidsAsked(owner, auditor, which)) {
      const session = await enterByWechat(openid);
      await session.call(panelRoutes.castVote, { params: which, body: { agrees: true, points: 10 } });
    }
  };
  return { villager, applicationId: id, round, agree };
}
