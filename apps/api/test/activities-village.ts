import { activitiesRoutes, inboxRoutes, type PublishActivity } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { CheckInCodes } from '../src/modules/activities/presence/check-in-codes';
import { OutboxDispatcher } from '../src/platform/outbox/outbox-dispatcher';
import { TestVillage, type Inhabitant } from './village';

const HOUR_MS = 3_600_000;
export const hours = (n: number): string => new Date(Date.now() + n * HOUR_MS).toISOString();

/** A village with one group, a family, a neighbour and those who hold office. */
export class ActivitiesVillage {
  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly groupId: string,
    readonly household: string,
    readonly villager: Inhabitant,
    readonly spouse: Inhabitant,
    readonly neighbour: Inhabitant,
    readonly cadre: Inhabitant,
    readonly secretary: Inhabitant,
    readonly keeper: Inhabitant,
    readonly ruleId: string,
  ) {}

  static async make(here: TestVillage, name?: string): Promise<ActivitiesVillage> {
    const villageId = await here.village(name);
    const groupId = uuidv7();
    await here.owner.query('INSERT INTO village_group (village_id, id, name) VALUES ($1, $2, $3)', [villageId, groupId, '一组']);
    const household = await here.household(villageId);
    const next = await here.household(villageId, '杨家');
    const v = new ActivitiesVillage(
      here,
      villageId,
      groupId,
      household,
      await here.person(villageId, { householdId: household, head: true }),
      await here.person(villageId, { householdId: household, name: '罗建国' }),
      await here.person(villageId, { householdId: next, name: '杨阿姨' }),
      await here.person(villageId, { roles: ['cadre'], name: '王干部' }),
      await here.person(villageId, { roles: ['secretary'], name: '李书记' }),
      await here.person(villageId, { roles: ['points_keeper'] }),
      await here.rule(villageId, { startedBy: 'activity', points: 2, title: '参加集体活动' }),
    );
    await v.intoGroup(household, groupId);
    return v;
  }

  async intoGroup(household: string, groupId: string): Promise<void> {
    await this.here.owner.query('UPDATE household SET group_id = $3 WHERE village_id = $1 AND id = $2', [
      this.villageId,
      household,
      groupId,
    ]);
  }

  /** Going on now, open to everybody, two points each, unless said otherwise. */
  wish(change: Partial<PublishActivity> = {}): PublishActivity {
    return {
      id: uuidv7(),
      title: '清理村口河道',
      text: '请自带手套。',
      place: '村口大桥下',
      startsAt: hours(-1),
      endsAt: hours(1),
      signUpUntil: hours(0.9),
      audience: 'village',
      ruleId: this.ruleId,
      walkIns: true,
      photoIds: [],
      ...change,
    };
  }
  publish(change: Partial<PublishActivity> = {}, who: Inhabitant = this.cadre) {
    return this.here.call(who, activitiesRoutes.publishActivity, { body: this.wish(change) });
  }
  async published(change: Partial<PublishActivity> = {}): Promise<string> {
    const { status, body, problem } = await this.publish(change);
    if (status !== 200) throw new Error(`${status} ${problem.code}`);
    return body.id;
  }
  read(id: string, who: Inhabitant = this.villager) {
    return this.here.call(who, activitiesRoutes.activity, { params: { activityId: id } });
  }
  signUp(id: string, who: Inhabitant = this.villager, memberId?: string, key?: string) {
    return this.here.call(who, activitiesRoutes.signUp, { params: { activityId: id }, body: { memberId }, key });
  }
  withdraw(id: string, who: Inhabitant = this.villager, memberId?: string) {
    return this.here.call(who, activitiesRoutes.withdrawSignUp, { params: { activityId: id }, body: { memberId } });
  }
  tick(id: string, present: readonly string[], absent: readonly string[] = [], who: Inhabitant = this.cadre, key?: string) {
    return this.here.call(who, activitiesRoutes.tickPresence, { params: { activityId: id }, body: { present, absent }, key });
  }
  settle(id: string, expectedPersons: number, who: Inhabitant = this.cadre, key?: string) {
    return this.here.call(who, activitiesRoutes.settleActivity, { params: { activityId: id }, body: { expectedPersons }, key });
  }
  reverse(id: string, personId: string, who: Inhabitant = this.keeper, key?: string) {
    return this.here.call(who, activitiesRoutes.reverseActivityCredit, {
      params: { activityId: id, personId },
      body: { reason: '登记错了' },
      key,
    });
  }
  cancel(id: string, who: Inhabitant = this.cadre) {
    return this.here.call(who, activitiesRoutes.cancelActivity, { params: { activityId: id }, body: { reason: '下大雨' } });
  }
  roster(id: string, who: Inhabitant = this.cadre, query: Readonly<Record<string, string>> = {}) {
    return this.here.call(who, activitiesRoutes.activityRoster, { params: { activityId: id }, query });
  }
  checkIn(body: { code: string; activityId?: string; memberId?: string }, who: Inhabitant = this.villager, key?: string) {
    return this.here.call(who, activitiesRoutes.checkIn, { body, key });
  }
  /** As the cadre's phone shows it, now or at another moment. */
  code(id: string, at: Date = new Date()) {
    return this.here.app.get(CheckInCodes).make(this.villageId, id, at);
  }

  /** So many households of one, with a wallet to come. */
  async crowd(count: number): Promise<Inhabitant[]> {
    const crowd: Inhabitant[] = [];
    for (let n = 0; n < count; n += 1) {
      const householdId = await this.here.household(this.villageId, `第${n}家`);
      crowd.push(await this.here.person(this.villageId, { householdId, name: `村民${n}` }));
    }
    return crowd;
  }

  async inbox(who: Inhabitant) {
    await this.here.app.get(OutboxDispatcher).drain();
    return (await this.here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body.items;
  }

  /** What `npm run ledger:verify` finds; empty when the books are right. */
  async faults(): Promise<unknown[]> {
    return (await this.here.owner.query('SELECT * FROM ledger_verify() UNION ALL SELECT * FROM activities_verify()')).rows;
  }
}
