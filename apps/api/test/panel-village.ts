import { panelRoutes, pointsRoutes, type ApplicationView, type PanelRecord, type VillageSettings } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { CreditDue } from '../src/modules/points/panel/credit-due';
import { TestVillage, type Inhabitant, type Reply } from './village';

/** A village with people for every part in the full lane; what is under test goes over HTTP. */
export class PanelVillage {
  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly villager: Inhabitant,
    readonly neighbour: Inhabitant,
    readonly keeper: Inhabitant,
    readonly secretary: Inhabitant,
    readonly supervisor: Inhabitant,
    readonly reviewers: Inhabitant[],
  ) {}

  static async people(here: TestVillage, reviewers = 6, settings: Partial<VillageSettings> = {}): Promise<PanelVillage> {
    const villageId = await here.village('桠溪村', settings);
    const lives = async (name: string, roles: Parameters<TestVillage['person']>[1] = {}) =>
      here.person(villageId, { householdId: await here.household(villageId, `${name}家`), name, ...roles });
    const elected: Inhabitant[] = [];
    for (let n = 0; n < reviewers; n += 1) elected.push(await lives(`评议员${n}`, { roles: ['reviewer'] }));
    return new PanelVillage(
      here,
      villageId,
      await lives('罗秀英', { head: true }),
      await lives('杨建国', { head: true }),
      await lives('周管理', { roles: ['points_keeper'] }),
      await lives('李书记', { roles: ['secretary'] }),
      await lives('吴监委', { roles: ['supervisor'] }),
      elected,
    );
  }

  get everybody(): Inhabitant[] {
    return [...this.reviewers, this.keeper, this.secretary, this.supervisor];
  }

  async submit(ruleId: string, who = this.villager): Promise<string> {
    const { body, status } = await this.here.call(who, pointsRoutes.submitApplication, {
      body: { id: uuidv7(), ruleId, text: '修路一天', photoIds: [] },
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.id;
  }

  pass(id: string, who = this.keeper): Promise<Reply<ApplicationView>> {
    return this.here.call(who, panelRoutes.passCheck, { params: { applicationId: id }, body: {} });
  }

  vote(who: Inhabitant, id: string, agrees: boolean, more: { points?: number; reason?: string } = {}) {
    return this.here.call(who, panelRoutes.castVote, {
      params: { applicationId: id },
      body: { agrees, reason: agrees ? '看到了' : '不符', ...more },
    });
  }

  object(who: Inhabitant, id: string, reason = '那天没有看到他家的人') {
    return this.here.call(who, panelRoutes.objectToApplication, { params: { applicationId: id }, body: { reason } });
  }

  withdraw(id: string) {
    return this.here.call(this.villager, pointsRoutes.withdrawApplication, { params: { applicationId: id }, body: {} });
  }

  async record(id: string): Promise<PanelRecord> {
    const { status, body } = await this.here.call(this.supervisor, panelRoutes.panelRecord, { params: { applicationId: id } });
    return status === 404 ? { rounds: [] } : body;
  }

  /** Who is asked now and has not voted, in the newest round. */
  async asked(id: string): Promise<Inhabitant[]> {
    const round = (await this.record(id)).rounds.at(-1);
    const open = round?.seats.filter(seat => seat.votedAt === null && seat.relievedAt === null) ?? [];
    return open.flatMap(seat => this.everybody.filter(one => one.personId === seat.personId));
  }

  /** All that are asked vote the same, until the round is over. */
  async allVote(id: string, agrees: boolean): Promise<void> {
    for (const who of await this.asked(id)) {
      const { status, body } = await this.vote(who, id, agrees);
      if (status !== 200) throw new Error(JSON.stringify(body));
    }
  }

  async inReview(ruleId: string, who = this.villager): Promise<string> {
    const id = await this.submit(ruleId, who);
    const { status, body } = await this.pass(id);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return id;
  }

  async publicized(ruleId: string, who = this.villager): Promise<string> {
    const id = await this.inReview(ruleId, who);
    await this.allVote(id, true);
    return id;
  }

  async objected(ruleId: string): Promise<string> {
    const id = await this.publicized(ruleId);
    const { status, body } = await this.object(this.neighbour, id);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return id;
  }

  /** 公示 began long ago and is over. */
  async letPublicationEnd(id: string): Promise<void> {
    await this.here.owner.query(
      `UPDATE points_application SET public_from = now() - interval '7 days', public_until = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
  }

  creditDue(): Promise<number> {
    return this.here.app.get(CreditDue).run();
  }

  async status(id: string): Promise<string> {
    return (await this.here.call(this.villager, pointsRoutes.application, { params: { applicationId: id } })).body.status;
  }
}
