import { householdChangeRoutes, type HouseholdChangeView, type MergeHousehold } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from './photo-of';
import type { Inhabitant, Reply, TestVillage } from './village';

/** Two households that may become one, and two in office who are of neither. */
export class MergeVillage {
  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly fromId: string,
    readonly toId: string,
    readonly mother: Inhabitant,
    readonly uncle: Inhabitant,
    readonly son: Inhabitant,
    readonly secretary: Inhabitant,
    readonly cadre: Inhabitant,
    readonly photoId: string,
  ) {}

  static async open(here: TestVillage, settings: object = {}, [from, to]: readonly [number, number] = [0, 0]): Promise<MergeVillage> {
    const villageId = await here.village('桠溪村');
    const [fromId, toId] = [await here.household(villageId, '王秀家'), await here.household(villageId, '罗小军家')];
    const mother = await here.person(villageId, { householdId: fromId, head: true, name: '王秀' });
    const uncle = await here.person(villageId, { householdId: fromId, name: '王强' });
    const son = await here.person(villageId, { householdId: toId, head: true, name: '罗小军' });
    const secretary = await here.person(villageId, {
      householdId: await here.household(villageId, '李家'),
      name: '李书记',
      roles: ['secretary'],
    });
    const cadre = await here.person(villageId, { name: '陈干部', roles: ['cadre'] });
    if (from > 0) await here.earn(mother, from);
    if (to > 0) await here.earn(son, to);
    // Earned before the bound that the test is about.
    await here.owner.query('UPDATE village SET settings = settings || $2 WHERE id = $1', [villageId, settings]);
    return new MergeVillage(here, villageId, fromId, toId, mother, uncle, son, secretary, cadre, await photoOf(here, secretary));
  }

  wish(change: Partial<MergeHousehold> = {}): MergeHousehold {
    return {
      id: uuidv7(),
      intoHouseholdId: this.toId,
      document: 'police',
      documentDay: '2026-01-20',
      documentNumber: '〔2026〕15 号',
      reason: '母亲搬来同住',
      photoIds: [this.photoId],
      ...change,
    };
  }

  merge(
    change: Partial<MergeHousehold> = {},
    who: Inhabitant = this.secretary,
    householdId: string = this.fromId,
    key?: string,
  ): Promise<Reply<HouseholdChangeView>> {
    return this.here.call(who, householdChangeRoutes.mergeHousehold, { params: { householdId }, body: this.wish(change), key });
  }

  confirm(changeId: string, who: Inhabitant = this.cadre, key?: string): Promise<Reply<HouseholdChangeView>> {
    return this.here.call(who, householdChangeRoutes.confirmMerge, { params: { changeId }, body: {}, key });
  }

  drop(changeId: string, who: Inhabitant = this.secretary): Promise<Reply<HouseholdChangeView>> {
    return this.here.call(who, householdChangeRoutes.dropMerge, { params: { changeId }, body: { reason: '凭据不清楚' } });
  }

  /** It was done, by as many hands as it takes. */
  async done(change: Partial<MergeHousehold> = {}): Promise<HouseholdChangeView> {
    const filed = await this.merge(change);
    if (filed.status !== 200) throw new Error(JSON.stringify(filed.body));
    const { status, body } = filed.body.state === 'done' ? filed : await this.confirm(filed.body.id);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  async householdOf(who: Inhabitant): Promise<string | null> {
    const { rows } = await this.here.owner.query<{ household_id: string | null }>('SELECT household_id FROM person WHERE id = $1', [
      who.personId,
    ]);
    return rows[0]?.household_id ?? null;
  }

  async recused(who: Inhabitant, householdId: string): Promise<boolean | undefined> {
    const { rows } = await this.here.owner.query<{ yes: boolean }>('SELECT points_recused($1, $2, $3) AS yes', [
      this.villageId,
      who.personId,
      householdId,
    ]);
    return rows[0]?.yes;
  }
}

/** One household into another, of any village whose bound lets one person do it, by an officer who is of neither. */
export async function mergeHouseholds(here: TestVillage, villageId: string, householdId: string, intoHouseholdId: string): Promise<void> {
  const officer = await here.person(villageId, { roles: ['cadre'], name: '陈干部' });
  const body: MergeHousehold = {
    id: uuidv7(),
    intoHouseholdId,
    document: 'police',
    documentDay: '2026-01-20',
    documentNumber: '',
    reason: '同住',
    photoIds: [await photoOf(here, officer)],
  };
  const merged = await here.call(officer, householdChangeRoutes.mergeHousehold, { params: { householdId }, body });
  if (merged.status !== 200 || merged.body.state !== 'done') throw new Error(JSON.stringify(merged.body));
}
