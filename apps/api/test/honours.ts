import { activitiesRoutes, type GrantHonours } from '@jishan/contracts';
import { villageDay } from '../src/platform/calendar';
import { ActivitiesVillage } from './activities-village';
import type { Inhabitant, TestVillage } from './village';

/** A village that grants 五好文明家庭 with 30 points; what specs do with honours, over HTTP. */
export class Honours {
  private period = 0;

  private constructor(
    readonly v: ActivitiesVillage,
    readonly ruleId: string,
  ) {}

  static async open(here: TestVillage): Promise<Honours> {
    const v = await ActivitiesVillage.make(here);
    return new Honours(v, await Honours.ruleOf(v));
  }

  rule(options: Parameters<TestVillage['rule']>[1] = {}): Promise<string> {
    return Honours.ruleOf(this.v, options);
  }

  today(): string {
    return villageDay(new Date());
  }

  /** Each of a period of its own, unless it is said which. */
  grant(change: Partial<GrantHonours> = {}, who: Inhabitant = this.v.cadre, key?: string) {
    return this.v.here.call(who, activitiesRoutes.grantHonours, {
      body: {
        title: '五好文明家庭',
        period: `第 ${(this.period += 1)} 届`,
        grantedOn: this.today(),
        citation: '孝老爱亲，邻里和睦。',
        ruleId: this.ruleId,
        points: 30,
        householdIds: [this.v.household],
        ...change,
      },
      key,
    });
  }

  async list(who: Inhabitant, shelf: 'roll' | 'own' = 'roll') {
    return (await this.v.here.call(who, activitiesRoutes.honours, { query: { shelf, limit: '100' } })).body.items;
  }

  async newest(who: Inhabitant = this.v.villager): Promise<string> {
    return (await this.list(who, 'own'))[0]?.id ?? '';
  }

  revoke(honourId: string, who: Inhabitant = this.v.keeper) {
    return this.v.here.call(who, activitiesRoutes.revokeHonour, { params: { honourId }, body: { reason: '材料不实' } });
  }

  private static async ruleOf({ here, villageId }: ActivitiesVillage, options: Parameters<TestVillage['rule']>[1] = {}): Promise<string> {
    const id = await here.rule(villageId, { startedBy: 'cadre', points: 30, title: '五好文明家庭', ...options });
    await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [id]);
    return id;
  }
}
