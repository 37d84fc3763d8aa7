import { ruleSetRoutes, standardRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { Drafting } from './rule-sets';
import { TestVillage, type Inhabitant } from './village';

/** Two villages of one county with their secretaries, one of another county, and what they show each other. */
export class NeighbouringVillages {
  private constructor(
    readonly here: TestVillage,
    readonly county: string,
    /** Of 解放村, which publishes. */
    readonly secretary: Inhabitant,
    /** Of 桠溪村, which copies. */
    readonly neighbour: Inhabitant,
    /** Of a village in another county. */
    readonly stranger: Inhabitant,
  ) {}

  static async settle(here: TestVillage): Promise<NeighbouringVillages> {
    const county = await organization(here, 'county', '金口河区', null);
    const secretary = await secretaryOf(here, county, '解放村');
    const neighbour = await secretaryOf(here, county, '桠溪村');
    const stranger = await secretaryOf(here, await organization(here, 'county', '峨边县', null), '新林村');
    return new NeighbouringVillages(here, county, secretary, neighbour, stranger);
  }

  another = (name: string): Promise<Inhabitant> => secretaryOf(this.here, this.county, name);
  copying = (): Drafting => new Drafting(this.here, this.neighbour);

  async inForce(who = this.secretary): Promise<string> {
    const { items } = (await this.here.call(who, ruleSetRoutes.ruleSets)).body;
    return items.find(set => set.status === 'in_force')?.id ?? '';
  }
  publish(ruleSetId: string, who = this.secretary) {
    return this.here.call(who, standardRoutes.publishStandard, { body: { ruleSetId } });
  }
  async listed(who = this.neighbour, query: Record<string, string> = {}) {
    return (await this.here.call(who, standardRoutes.standards, { query })).body;
  }
  read(who: Inhabitant, standardId: string) {
    return this.here.call(who, standardRoutes.standard, { params: { standardId } });
  }
  copy(standardId: string, { id = uuidv7(), key, who = this.neighbour }: { id?: string; key?: string; who?: Inhabitant } = {}) {
    const body = { id, title: '照抄的细则', from: 'standard', standardId };
    return this.here.call(who, ruleSetRoutes.createRuleDraft, { body, ...(key ? { key } : {}) });
  }

  /** A version in force with one rule, published; its id. */
  async published(): Promise<string> {
    await this.here.rule(this.secretary.villageId, {
      points: 3,
      title: '清扫村道',
      cap: { times: 2, period: 'month', subject: 'household' },
    });
    const told = await this.publish(await this.inForce());
    if (told.status !== 200) throw new Error(`not published: ${JSON.stringify(told.body)}`);
    return told.body.published?.id ?? '';
  }
}

export async function organization(here: TestVillage, kind: string, name: string, parentId: string | null): Promise<string> {
  const id = uuidv7();
  await here.owner.query('INSERT INTO organization (id, kind, name, parent_id) VALUES ($1, $2, $3, $4)', [id, kind, name, parentId]);
  return id;
}
async function secretaryOf(here: TestVillage, countyId: string, name: string): Promise<Inhabitant> {
  const id = await here.village(name);
  const township = await organization(here, 'township', `${name}的乡`, countyId);
  await here.owner.query('UPDATE organization SET parent_id = $2 WHERE id = $1', [id, township]);
  return here.person(id, { roles: ['secretary'] });
}
