import { checklistsRoutes, type ItemContent, type ItemStep, type RequestView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { Inhabitant, Reply, TestVillage } from './village';

export const aStep = (change: Partial<ItemStep> = {}): ItemStep => ({
  title: '受理',
  detail: null,
  post: 'cadre',
  dueDays: 2,
  decidingBody: null,
  result: 'none',
  published: false,
  ...change,
});

export const anItem = (change: Partial<ItemContent> = {}): ItemContent => ({
  kind: 'public_service',
  code: 'TEST-01',
  name: '用电报装',
  area: 'utilities',
  post: 'cadre',
  applicant: '本村村民',
  materials: [{ name: '房屋照片', note: null, required: true }],
  steps: [aStep(), aStep({ title: '装表接电', result: 'text' })],
  timeLimitDays: 10,
  legalBasis: [{ title: '中华人民共和国电力法', article: '第二十六条' }],
  fee: null,
  supervisionPhone: '12345',
  supervisionText: '可向村监委会反映',
  forbidden: false,
  insteadWhere: null,
  insteadHow: null,
  ...change,
});

/** Who and what a test of checklists needs in one village. */
export class ChecklistsVillage {
  private codes = 0;

  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly groupId: string,
    readonly household: string,
    readonly villager: Inhabitant,
    readonly cadre: Inhabitant,
    readonly secretary: Inhabitant,
  ) {}

  static async people(here: TestVillage): Promise<ChecklistsVillage> {
    const villageId = await here.village();
    const groupId = await group(here, villageId, '一组');
    const household = await householdIn(here, villageId, groupId);
    const villager = await here.person(villageId, { householdId: household, head: true });
    const cadre = await here.person(villageId, { roles: ['cadre'] });
    const secretary = await here.person(villageId, { roles: ['secretary'] });
    return new ChecklistsVillage(here, villageId, groupId, household, villager, cadre, secretary);
  }

  /** An item in force, of its own code. */
  async item(change: Partial<ItemContent> = {}): Promise<string> {
    this.codes += 1;
    const published = await this.here.call(this.secretary, checklistsRoutes.publishChecklistItem, {
      body: anItem({ code: `T-${this.codes}`, ...change }),
    });
    if (published.status !== 200) throw new Error(`cannot publish: ${JSON.stringify(published.body)}`);
    return published.body.id;
  }

  start(
    itemId: string,
    more: { id?: string; by?: Inhabitant; memberId?: string; photoIds?: string[]; key?: string; text?: string } = {},
  ): Promise<Reply<RequestView>> {
    const body = {
      id: more.id ?? uuidv7(),
      itemId,
      text: more.text ?? '请帮忙',
      photoIds: more.photoIds ?? [],
      ...(more.memberId ? { memberId: more.memberId } : {}),
    };
    return this.here.call(more.by ?? this.villager, checklistsRoutes.startRequest, { body, ...(more.key ? { key: more.key } : {}) });
  }

  async started(steps?: readonly ItemStep[]): Promise<string> {
    const reply = await this.start(await this.item(steps ? { steps, timeLimitDays: null } : {}));
    if (reply.status !== 200) throw new Error(`cannot start: ${JSON.stringify(reply.body)}`);
    return reply.body.id;
  }

  read(requestId: string, who: Inhabitant = this.villager): Promise<Reply<RequestView>> {
    return this.here.call(who, checklistsRoutes.serviceRequest, { params: { requestId } });
  }

  finish(
    requestId: string,
    position: number,
    who: Inhabitant = this.cadre,
    outcome: { text?: string; photoIds?: string[]; key?: string } = {},
  ): Promise<Reply<RequestView>> {
    const body = { position, text: outcome.text ?? '办好了', photoIds: outcome.photoIds ?? [] };
    return this.here.call(who, checklistsRoutes.finishStep, { params: { requestId }, body, ...(outcome.key ? { key: outcome.key } : {}) });
  }

  ask(requestId: string, position: number, who: Inhabitant = this.cadre, text = '请补户口簿首页'): Promise<Reply<RequestView>> {
    return this.here.call(who, checklistsRoutes.askApplicant, { params: { requestId }, body: { position, text } });
  }

  answer(requestId: string, who: Inhabitant = this.villager, photoIds: string[] = []): Promise<Reply<RequestView>> {
    return this.here.call(who, checklistsRoutes.answerAsk, { params: { requestId }, body: { text: '补好了', photoIds } });
  }

  refuse(requestId: string, position: number, who: Inhabitant = this.cadre): Promise<Reply<RequestView>> {
    return this.here.call(who, checklistsRoutes.refuseRequest, { params: { requestId }, body: { position, reason: '不符合条件' } });
  }

  withdraw(requestId: string, who: Inhabitant = this.villager): Promise<Reply<RequestView>> {
    return this.here.call(who, checklistsRoutes.withdrawRequest, { params: { requestId } });
  }

  rate(requestId: string, stars: number, who: Inhabitant = this.villager): Promise<Reply<RequestView>> {
    return this.here.call(who, checklistsRoutes.rateRequest, { params: { requestId }, body: { stars, text: '办得快' } });
  }

  async photo(of: Inhabitant): Promise<string> {
    const id = uuidv7();
    await this.here.owner.query(
      `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256, captured_at) VALUES ($1, $2, $3, 'image/jpeg', $4, 1, 1, 1, '\\x01', now())`,
      [this.villageId, id, of.accountId, id],
    );
    return id;
  }

  /** Moves the current step's limit, as if time had passed. */
  async dueOn(requestId: string, day: string): Promise<void> {
    await this.here.owner.query(
      'UPDATE checklist_request_step s SET due_on = $2 FROM checklist_request r WHERE r.id = $1 AND s.request_id = r.id AND s.position = r.current_step',
      [requestId, day],
    );
  }

  async neighbour(roles: Parameters<TestVillage['person']>[1] = {}, groupId = this.groupId): Promise<Inhabitant> {
    return this.here.person(this.villageId, {
      householdId: await householdIn(this.here, this.villageId, groupId, '杨家'),
      name: '杨大贵',
      ...roles,
    });
  }
}

export async function group(here: TestVillage, villageId: string, name: string): Promise<string> {
  const id = uuidv7();
  await here.owner.query('INSERT INTO village_group (village_id, id, name) VALUES ($1, $2, $3)', [villageId, id, name]);
  return id;
}

async function householdIn(here: TestVillage, villageId: string, groupId: string, name = '罗家'): Promise<string> {
  const id = await here.household(villageId, name);
  await here.owner.query('UPDATE household SET group_id = $3 WHERE village_id = $1 AND id = $2', [villageId, id, groupId]);
  return id;
}
