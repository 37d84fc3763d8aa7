import { randomInt } from 'node:crypto';
import { ruleSetRoutes, VILLAGE_UTC_OFFSET_MINUTES, type RuleContent } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { dayHasCome } from './days';
import { newPhoto } from './photos';
import { newDraft, ruleSetNow } from './rule-sheets';
import type { Villager } from './villagers';

const today = (): string => new Date(Date.now() + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);

/** One more rule that cadres start, adopted and in force as if its day had come, without screens; journey 9 shows how. Answers what it is called. */
export async function adoptCadreRule(secretary: Villager, points: number): Promise<string> {
  const { session, villageId } = secretary;
  const title = `抢险救灾${randomInt(10_000)}`;
  const ruleSetId = await newDraft(secretary, `冬春细则${randomInt(10_000)}`);
  const params = { villageId, ruleSetId };
  const rule: RuleContent = {
    category: 'public_good',
    title,
    standard: '汛期、火情、塌方时守在现场。',
    pointsMin: points,
    pointsMax: points,
    unit: '次',
    cap: null,
    minPhotos: 0,
    maxPhotos: 3,
    textRequired: true,
    startedBy: 'cadre',
    lane: 'fast',
    validFrom: null,
    validUntil: null,
  };
  const { revision, effectiveFirst } = await ruleSetNow(secretary, ruleSetId);
  const body = { id: uuidv7(), rule };
  const changed = await session.call(ruleSetRoutes.saveDraftRule, { params, body, version: revision });
  const minutes = await session.upload(villageId, await newPhoto());
  const vote = { representatives: 43, present: 38, votesFor: 36, votesAgainst: 1 };
  await session.call(ruleSetRoutes.adoptRuleSet, {
    params,
    body: { decidedOn: today(), effectiveOn: effectiveFirst ?? today(), ...vote, photoIds: [minutes.id], shortFundReason: '下月补足' },
    version: changed.revision,
  });
  await dayHasCome(ruleSetId);
  return title;
}
