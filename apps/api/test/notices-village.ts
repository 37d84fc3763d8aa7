import { noticesRoutes, type NoticeView, type PublishNotice } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { OutboxDispatcher } from '../src/platform/outbox/outbox-dispatcher';
import { TestVillage, type Inhabitant, type Reply } from './village';

export const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();

export const at = (noticeId: string) => ({ params: { noticeId } });

export const wish = (change: Partial<PublishNotice> = {}): PublishNotice => ({
  id: uuidv7(),
  title: '明天上午停水',
  text: '请提前储水。',
  category: 'affairs',
  photoIds: [],
  audience: 'village',
  pinned: false,
  mustAcknowledge: false,
  ...change,
});

/** A village of two groups: two families, a grandmother without a phone, a child, and everybody who may touch a notice. */
export class NoticesVillage {
  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly groups: { first: string; second: string },
    readonly luo: Inhabitant,
    readonly yang: Inhabitant,
    readonly cadre: Inhabitant,
    readonly secretary: Inhabitant,
    readonly supervisor: Inhabitant,
    readonly keeper: Inhabitant,
    readonly grandmother: string,
  ) {}

  static async boot(): Promise<NoticesVillage> {
    const here = await TestVillage.boot();
    const villageId = await here.village();
    const groups = { first: await group(here, villageId, '一组', 1), second: await group(here, villageId, '二组', 2) };
    const [luos, yangs] = [await here.household(villageId, '罗家'), await here.household(villageId, '杨家')];
    await here.owner.query('UPDATE household SET group_id = $2 WHERE id = $1', [luos, groups.first]);
    await here.owner.query('UPDATE household SET group_id = $2 WHERE id = $1', [yangs, groups.second]);
    const luo = await here.person(villageId, { householdId: luos, head: true, name: '罗秀英' });
    const yang = await here.person(villageId, { householdId: yangs, name: '杨开明' });
    const grandmother = uuidv7();
    await here.owner.query(`INSERT INTO person (village_id, id, household_id, name) VALUES ($1, $2, $3, '罗奶奶')`, [
      villageId,
      grandmother,
      luos,
    ]);
    await here.owner.query(`INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, '罗小明', true)`, [
      villageId,
      uuidv7(),
      luos,
    ]);
    const cadre = await here.person(villageId, { roles: ['cadre'] });
    const secretary = await here.person(villageId, { roles: ['secretary'] });
    const supervisor = await here.person(villageId, { roles: ['supervisor'] });
    const keeper = await here.person(villageId, { roles: ['store_keeper'] });
    return new NoticesVillage(here, villageId, groups, luo, yang, cadre, secretary, supervisor, keeper, grandmother);
  }

  publish(who: Inhabitant, change: Partial<PublishNotice> = {}, key?: string): Promise<Reply<NoticeView>> {
    return this.here.call(who, noticesRoutes.publishNotice, { body: wish(change), key });
  }

  /** Published by the secretary and delivered. */
  async published(change: Partial<PublishNotice> = {}): Promise<string> {
    const reply = await this.publish(this.secretary, change);
    if (reply.status !== 200) throw new Error(`cannot publish: ${JSON.stringify(reply.body)}`);
    await this.here.app.get(OutboxDispatcher).drain();
    return reply.body.id;
  }

  mustAcknowledge(): Promise<string> {
    return this.published({ mustAcknowledge: true, acknowledgeBy: tomorrow() });
  }
}

async function group(here: TestVillage, villageId: string, name: string, position: number): Promise<string> {
  const id = uuidv7();
  await here.owner.query('INSERT INTO village_group (village_id, id, name, position) VALUES ($1, $2, $3, $4)', [
    villageId,
    id,
    name,
    position,
  ]);
  return id;
}
