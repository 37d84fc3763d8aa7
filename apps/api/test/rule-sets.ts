import { ruleSetRoutes, type AdoptRuleSet, type RuleContent, type RuleSetView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from './photo-of';
import type { Inhabitant, Reply, TestVillage } from './village';

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
/** The village's calendar day, so many days from today. */
export const dayFromNow = (days: number): string => new Date(Date.now() + BEIJING_MS + days * DAY_MS).toISOString().slice(0, 10);

export const ruleContent = (change: Partial<RuleContent> = {}): RuleContent => ({
  category: 'environment',
  title: '院落“五清”',
  standard: '房前屋后干净整齐。',
  pointsMin: 2,
  pointsMax: 2,
  unit: '次',
  cap: null,
  minPhotos: 0,
  maxPhotos: 4,
  textRequired: false,
  startedBy: 'villager',
  lane: 'fast',
  validFrom: null,
  validUntil: null,
  ...change,
});

/** Drafting and adopting over HTTP, as a secretary does it. */
export class Drafting {
  constructor(
    private readonly here: TestVillage,
    readonly who: Inhabitant,
  ) {}

  photo(): Promise<string> {
    return photoOf(this.here, this.who);
  }

  async draft(from: object = { from: 'empty' }): Promise<string> {
    const id = uuidv7();
    const made = await this.here.call(this.who, ruleSetRoutes.createRuleDraft, { body: { id, title: '新细则', ...from } });
    if (made.status !== 200) throw new Error(`no draft: ${JSON.stringify(made.body)}`);
    return id;
  }

  async read(ruleSetId: string): Promise<RuleSetView> {
    return (await this.here.call(this.who, ruleSetRoutes.ruleSet, { params: { ruleSetId } })).body;
  }

  async tag(ruleSetId: string): Promise<{ 'if-match': string }> {
    return { 'if-match': `"${(await this.read(ruleSetId)).revision}"` };
  }

  async save(ruleSetId: string, rule: RuleContent, id = uuidv7(), headers?: { 'if-match': string }) {
    const reply = await this.here.call(this.who, ruleSetRoutes.saveDraftRule, {
      params: { ruleSetId },
      body: { id, rule },
      headers: headers ?? (await this.tag(ruleSetId)),
    });
    return { ...reply, ruleId: id };
  }

  async decision(change: Partial<AdoptRuleSet> = {}): Promise<AdoptRuleSet> {
    const photoIds = change.photoIds ?? [await this.photo()];
    return {
      decidedOn: dayFromNow(-1),
      representatives: 43,
      present: 38,
      votesFor: 36,
      votesAgainst: 1,
      effectiveOn: dayFromNow(0),
      ...change,
      photoIds,
    };
  }

  async adopt(ruleSetId: string, change: Partial<AdoptRuleSet> = {}, who = this.who): Promise<Reply<{ revision: number }>> {
    const { effectiveFirst } = await this.read(ruleSetId);
    const body = await this.decision({ ...(effectiveFirst ? { effectiveOn: effectiveFirst } : {}), ...change });
    return this.here.call(who, ruleSetRoutes.adoptRuleSet, { params: { ruleSetId }, body, headers: await this.tag(ruleSetId) });
  }

  /** The midnight from which on a version is in force has gone by. */
  async dayHasCome(ruleSetId: string): Promise<void> {
    await this.here.owner.query(`UPDATE points_rule_set SET effective_from = now() WHERE id = $1`, [ruleSetId]);
  }
}

/** A village whose secretary drafts rules, with somebody who reviews by them and somebody who applies under them. */
export async function draftingVillage(here: TestVillage) {
  const villageId = await here.village();
  const secretary = await here.person(villageId, { roles: ['secretary'] });
  return {
    villageId,
    secretary,
    villager: await here.person(villageId, { householdId: await here.household(villageId) }),
    keeper: await here.person(villageId, { roles: ['points_keeper'] }),
    drafting: new Drafting(here, secretary),
  };
}
