import { storeRoutes, type GoodsLimit, type VillageRole } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { Inhabitant, TestVillage } from './village';

/** A village with a store: its keeper, and what tests need to stock it and to come shopping. All by the front door. */
export class TestStore {
  private constructor(
    readonly here: TestVillage,
    readonly villageId: string,
    readonly keeper: Inhabitant,
  ) {}

  static async open(here: TestVillage, settings: object = {}): Promise<TestStore> {
    const villageId = await here.village('桠溪村', settings);
    return new TestStore(here, villageId, await here.person(villageId, { roles: ['store_keeper'], name: '超市管理员' }));
  }

  /** An article with its price and stock; its id. */
  async goods(options: { points?: number; stock?: number; name?: string; limit?: GoodsLimit } = {}): Promise<string> {
    const id = uuidv7();
    const body = {
      id,
      name: options.name ?? `洗衣粉${id.slice(-6)}`,
      category: 'daily',
      unit: '袋',
      points: options.points ?? 6,
      ...(options.limit ? { limit: options.limit } : {}),
    };
    const made = await this.here.call(this.keeper, storeRoutes.createGoods, { body });
    if (made.status !== 200) throw new Error(`cannot make goods: ${JSON.stringify(made.body)}`);
    if (options.stock) await this.receive(id, options.stock);
    return id;
  }

  async receive(goodsId: string, quantity: number): Promise<void> {
    const received = await this.here.call(this.keeper, storeRoutes.receiveStock, {
      body: { id: uuidv7(), lines: [{ goodsId, quantity, unitCostFen: 580 }] },
    });
    if (received.status !== 200) throw new Error(`cannot receive: ${JSON.stringify(received.body)}`);
  }

  /** As its keeper sees it now, unless another version is named. */
  async reprice(goodsId: string, points: number, version?: number) {
    const params = { goodsId };
    const seen = version ?? (await this.here.call(this.keeper, storeRoutes.stockItem, { params })).body.version;
    return this.here.call(this.keeper, storeRoutes.changeGoodsPrice, { params, body: { points }, headers: { 'if-match': `"${seen}"` } });
  }

  /** Somebody of a household of their own, with points in its wallet. */
  async shopper(
    points = 0,
    options: { roles?: readonly VillageRole[]; household?: string } = {},
  ): Promise<Inhabitant & { householdId: string }> {
    const householdId = options.household ?? (await this.here.household(this.villageId));
    const shopper = await this.here.person(this.villageId, { householdId, head: !options.household, roles: options.roles ?? [] });
    if (points > 0) await this.here.earn(shopper, points);
    return { ...shopper, householdId };
  }

  reserve(
    who: Inhabitant,
    goodsId: string,
    options: { quantity?: number; points?: number; key?: string; id?: string; householdId?: string } = {},
  ) {
    const { quantity = 1, points = 6, key, id = uuidv7(), householdId } = options;
    const body = { id, lines: [{ goodsId, quantity }], expectedPoints: points, ...(householdId ? { householdId } : {}) };
    return this.here.call(who, storeRoutes.reserveGoods, { body, key });
  }

  /** A reservation that went well; its id. */
  async reserved(who: Inhabitant, goodsId: string, options: { quantity?: number; points?: number } = {}): Promise<string> {
    const { status, body } = await this.reserve(who, goodsId, options);
    if (status !== 200) throw new Error(`cannot reserve: ${JSON.stringify(body)}`);
    return body.redemptionId;
  }

  cancel(who: Inhabitant, redemptionId: string, key?: string) {
    return this.here.call(who, storeRoutes.cancelRedemption, { params: { redemptionId }, key });
  }

  handOver(redemptionId: string, body: object = { reason: '本人到场，组长在场' }, keeper: Inhabitant = this.keeper, key?: string) {
    return this.here.call(keeper, storeRoutes.handOver, { params: { redemptionId }, body, key });
  }

  /** As if days had gone by. */
  async overdue(redemptionId: string): Promise<void> {
    await this.here.owner.query(`UPDATE store_redemption SET expires_at = now() - interval '1 second' WHERE id = $1`, [redemptionId]);
  }

  async level(goodsId: string): Promise<{ on_hand: number; reserved: number }> {
    const { rows } = await this.here.owner.query<{ on_hand: number; reserved: number }>(
      'SELECT on_hand, reserved FROM store_stock WHERE goods_id = $1',
      [goodsId],
    );
    return rows[0] ?? { on_hand: 0, reserved: 0 };
  }

  async statusOf(redemptionId: string): Promise<string | undefined> {
    const { rows } = await this.here.owner.query<{ status: string }>('SELECT status FROM store_redemption WHERE id = $1', [redemptionId]);
    return rows[0]?.status;
  }

  /** Points' ledger and stock, each rebuilt and held against the other; empty when they are right. */
  async faults(): Promise<unknown[]> {
    return [...(await this.here.faults()), ...(await this.here.owner.query('SELECT * FROM store_verify()')).rows];
  }
}
