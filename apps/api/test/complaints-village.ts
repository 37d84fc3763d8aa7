import { complaintsRoutes, inboxRoutes, type ComplaintView, type FileComplaint, type OfficeComplaintPage } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { OutboxDispatcher } from '../src/platform/outbox/outbox-dispatcher';
import { organization } from './neighbouring-villages';
import { TestVillage, type Inhabitant, type Reply } from './village';

export const WORDS = '公示栏两个月没有更新，问了也不说';

/** A village below a township, with whoever may file a complaint, be meant by one, read it or answer it. */
export class ComplaintsVillage {
  private constructor(
    readonly here: TestVillage,
    readonly township: string,
    readonly villageId: string,
  ) {}
  luo: Inhabitant;
  neighbour: Inhabitant;
  secretary: Inhabitant;
  administrator: Inhabitant;
  cadre: Inhabitant;
  supervisor: Inhabitant;
  second: Inhabitant;
  officer: Inhabitant;

  static async boot(): Promise<ComplaintsVillage> {
    const here = await TestVillage.boot();
    const township = await organization(here, 'township', '和平彝族乡', null);
    const one = new ComplaintsVillage(here, township, await villageBelow(here, township, '桠溪村'));
    one.luo = await one.living('罗秀英');
    one.neighbour = await one.living('杨开明');
    one.secretary = await one.living('阿木书记', { roles: ['secretary'] });
    one.administrator = await one.living('王管理', { roles: ['village_admin'] });
    one.cadre = await one.living('李干部', { roles: ['cadre', 'points_keeper'] });
    one.supervisor = await one.living('赵监督', { roles: ['supervisor'] });
    one.second = await one.living('钱监督', { roles: ['supervisor'] });
    one.officer = await one.officerOf(township);
    return one;
  }

  async living(name: string, options: Parameters<TestVillage['person']>[1] = {}): Promise<Inhabitant> {
    return this.here.person(this.villageId, { name, householdId: await this.here.household(this.villageId, `${name}家`), ...options });
  }

  villageBelow(name: string): Promise<string> {
    return villageBelow(this.here, this.township, name);
  }

  /** With an office above the villages; in this village only if they are given. */
  async officerOf(organizationId: string, role = 'township_officer', who?: Inhabitant): Promise<Inhabitant> {
    const one = who ?? (await this.here.person(await this.here.village('别处'), {}));
    await this.here.owner.query('INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, $3)', [
      organizationId,
      one.accountId,
      role,
    ]);
    return one;
  }

  file(who: Inhabitant, change: Partial<FileComplaint> = {}, key?: string): Promise<Reply<ComplaintView>> {
    return this.here.call(who, complaintsRoutes.fileComplaint, { body: { id: uuidv7(), kind: 'complaint', text: WORDS, ...change }, key });
  }

  async filed(who: Inhabitant, about?: Inhabitant): Promise<string> {
    const reply = await this.file(who, about ? { aboutPersonId: about.personId } : {});
    expect(reply.status).toBe(200);
    return reply.body.id;
  }

  read(who: Inhabitant, complaintId: string): Promise<Reply<ComplaintView>> {
    return this.here.call(who, complaintsRoutes.complaint, { params: { complaintId } });
  }

  follow(who: Inhabitant, complaintId: string, text = '还是没有更新'): Promise<Reply<ComplaintView>> {
    return this.here.call(who, complaintsRoutes.followUpComplaint, { params: { complaintId }, body: { text } });
  }

  answer(who: Inhabitant, complaintId: string, text = '已经去看了'): Promise<Reply<ComplaintView>> {
    return this.here.call(who, complaintsRoutes.answerComplaint, { params: { complaintId }, body: { text } });
  }

  conclude(who: Inhabitant, complaintId: string, text = '公示栏已补齐'): Promise<Reply<ComplaintView>> {
    return this.here.call(who, complaintsRoutes.closeComplaint, { params: { complaintId }, body: { text } });
  }

  async queue(who: Inhabitant): Promise<string[]> {
    const { body } = await this.here.call(who, complaintsRoutes.complaintQueue, { query: { limit: '100' } });
    return body.items.map(({ id }) => id);
  }

  above(complaintId: string, organizationId = this.township, villageId = this.villageId) {
    return { params: { organizationId, villageId, complaintId } };
  }

  listAbove(who: Inhabitant, organizationId = this.township, query: Record<string, string> = {}): Promise<Reply<OfficeComplaintPage>> {
    return this.here.call(who, complaintsRoutes.complaintsBelow, { params: { organizationId }, query: { limit: '100', ...query } });
  }

  readAbove(
    who: Inhabitant,
    complaintId: string,
    organizationId = this.township,
    villageId = this.villageId,
  ): Promise<Reply<ComplaintView>> {
    return this.here.call(who, complaintsRoutes.complaintBelow, this.above(complaintId, organizationId, villageId));
  }

  /** What their inbox says of it. */
  async told(who: Inhabitant, subjectId: string): Promise<string[]> {
    await this.here.app.get(OutboxDispatcher).drain();
    return (await this.here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body.items
      .filter(item => item.subjectId === subjectId)
      .map(item => item.kind);
  }
}

async function villageBelow(here: TestVillage, organizationId: string, name: string): Promise<string> {
  const id = await here.village(name);
  await here.owner.query('UPDATE organization SET parent_id = $2 WHERE id = $1', [id, organizationId]);
  return id;
}
