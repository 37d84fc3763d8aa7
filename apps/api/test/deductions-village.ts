import { deductionRoutes, type DecideAppeal, type DeductionView, type OpenDeduction, type VillageSettings } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PostDeductions } from '../src/modules/points/deductions/post-deductions';
import { photoOf } from './photo-of';
import type { Inhabitant, Reply, TestVillage } from './village';

/** A village that takes points for some things, with somebody for every part; what is under test goes over HTTP. */
export class DeductionsVillage {
  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly villager: Inhabitant & { readonly householdId: string },
    readonly neighbour: Inhabitant,
    readonly cadre: Inhabitant,
    readonly secretary: Inhabitant,
    readonly supervisor: Inhabitant,
    readonly ruleId: string,
  ) {}

  static async open(here: TestVillage, settings: Partial<VillageSettings> = {}): Promise<DeductionsVillage> {
    const villageId = await here.village('桠溪村', { deductions: true, ...settings });
    const householdId = await here.household(villageId, '罗家');
    const lives = async (name: string, roles: Parameters<TestVillage['person']>[1] = {}) =>
      here.person(villageId, { householdId: await here.household(villageId, `${name}家`), name, ...roles });
    const ruleId = await here.rule(villageId, { points: 5, title: '露天焚烧秸秆', startedBy: 'cadre' });
    await here.owner.query(`UPDATE points_rule SET category = 'negative' WHERE id = $1`, [ruleId]);
    return new DeductionsVillage(
      here,
      villageId,
      { ...(await here.person(villageId, { householdId, head: true })), householdId },
      await lives('杨建国', { head: true }),
      await lives('周干部', { roles: ['cadre'] }),
      await lives('李书记', { roles: ['secretary'] }),
      await lives('吴监委', { roles: ['supervisor'] }),
      ruleId,
    );
  }

  photo(who: Inhabitant): Promise<string> {
    return photoOf(this.here, who);
  }

  tryOpen(change: Partial<OpenDeduction> = {}, who = this.cadre): Promise<Reply<DeductionView>> {
    const body = {
      id: uuidv7(),
      householdId: this.villager.householdId,
      ruleId: this.ruleId,
      text: '院坝边烧秸秆',
      photoIds: [],
      ...change,
    };
    return this.here.call(who, deductionRoutes.openDeduction, { body });
  }

  /** Notice was given; answers the case's id. */
  async notified(change: Partial<OpenDeduction> = {}): Promise<string> {
    const { status, body } = await this.tryOpen(change);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.id;
  }

  appeal(deductionId: string, who: Inhabitant = this.villager, photoIds: readonly string[] = []) {
    return this.here.call(who, deductionRoutes.appealDeduction, { params: { deductionId }, body: { text: '那天我家没有人在', photoIds } });
  }

  async appealed(): Promise<string> {
    const id = await this.notified();
    await this.appeal(id);
    return id;
  }

  decide(deductionId: string, upheld: boolean, who = this.secretary) {
    const body: DecideAppeal = { upheld, reason: upheld ? '查了，不是这家' : '有照片为证' };
    return this.here.call(who, deductionRoutes.decideAppeal, { params: { deductionId }, body });
  }

  close(route: 'withdrawDeduction' | 'reverseDeduction', deductionId: string, who = this.secretary) {
    return this.here.call(who, deductionRoutes[route], { params: { deductionId }, body: { reason: '登记错了' } });
  }

  /** The notice was given long ago, and its window is over. */
  async letWindowEnd(id: string): Promise<void> {
    await this.here.owner.query(
      `UPDATE points_deduction SET opened_at = now() - interval '7 days', appeal_until = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
  }

  post(): Promise<number> {
    return this.here.app.get(PostDeductions).run();
  }

  async posted(): Promise<string> {
    const id = await this.notified();
    await this.letWindowEnd(id);
    await this.post();
    return id;
  }

  read(deductionId: string, who: Inhabitant = this.villager): Promise<Reply<DeductionView>> {
    return this.here.call(who, deductionRoutes.deduction, { params: { deductionId } });
  }

  async status(id: string): Promise<string> {
    return (await this.read(id)).body.status;
  }

  wallet(): Promise<number> {
    return this.here.balance(this.villager.householdId);
  }
}
