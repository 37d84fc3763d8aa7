import { householdChangeRoutes, type HouseholdChangeView, type SplitHousehold } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from './photo-of';
import type { Inhabitant, Reply, TestVillage } from './village';

/** A household of three that may be split, and a secretary who is of another one. */
export class SplitVillage {
  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly householdId: string,
    readonly father: Inhabitant,
    readonly son: Inhabitant,
    readonly wife: Inhabitant,
    readonly secretary: Inhabitant,
    readonly photoId: string,
  ) {}

  static async open(here: TestVillage, settings: object = {}, points = 0): Promise<SplitVillage> {
    const villageId = await here.village('桠溪村', settings);
    const householdId = await here.household(villageId, '罗大明家');
    const father = await here.person(villageId, { householdId, head: true, name: '罗大明' });
    const son = await here.person(villageId, { householdId, name: '罗小军' });
    const wife = await here.person(villageId, { householdId, name: '周小燕' });
    const secretary = await here.person(villageId, {
      householdId: await here.household(villageId, '李家'),
      name: '李书记',
      roles: ['secretary'],
    });
    if (points > 0) await here.earn(father, points);
    return new SplitVillage(here, villageId, householdId, father, son, wife, secretary, await photoOf(here, secretary));
  }

  wish(change: Partial<SplitHousehold> = {}): SplitHousehold {
    return {
      id: uuidv7(),
      personIds: [this.son.personId, this.wife.personId],
      name: '罗小军家',
      headPersonId: this.son.personId,
      points: 0,
      document: 'meeting',
      documentDay: '2026-01-20',
      documentNumber: '〔2026〕12 号',
      reason: '儿子成家',
      photoIds: [this.photoId],
      ...change,
    };
  }

  split(change: Partial<SplitHousehold> = {}, who: Inhabitant = this.secretary, key?: string): Promise<Reply<HouseholdChangeView>> {
    const params = { householdId: this.householdId };
    return this.here.call(who, householdChangeRoutes.splitHousehold, { params, body: this.wish(change), key });
  }

  /** It was done; the new household. */
  async done(change: Partial<SplitHousehold> = {}): Promise<HouseholdChangeView> {
    const { status, body } = await this.split(change);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  read(changeId: string, who: Inhabitant): Promise<Reply<HouseholdChangeView>> {
    return this.here.call(who, householdChangeRoutes.householdChange, { params: { changeId } });
  }

  async householdOf(who: Inhabitant): Promise<string | null> {
    const { rows } = await this.here.owner.query<{ household_id: string | null }>('SELECT household_id FROM person WHERE id = $1', [
      who.personId,
    ]);
    return rows[0]?.household_id ?? null;
  }

  async count(table: 'household' | 'household_change' | 'ledger_transfer'): Promise<number> {
    const { rows } = await this.here.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE village_id = $1`, [
      this.villageId,
    ]);
    return rows[0]?.n ?? 0;
  }
}

/** A household of any village is split; its first person who goes is the new one's head. */
export async function splitHousehold(
  here: TestVillage,
  who: Inhabitant,
  householdId: string,
  personIds: readonly [string, ...string[]],
  points = 0,
): Promise<HouseholdChangeView> {
  const { status, body } = await here.call(who, householdChangeRoutes.splitHousehold, {
    params: { householdId },
    body: {
      id: uuidv7(),
      personIds,
      name: '儿子家',
      headPersonId: personIds[0],
      points,
      document: 'meeting',
      documentDay: '2026-01-20',
      documentNumber: '',
      reason: '成家',
      photoIds: [await photoOf(here, who)],
    },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}
