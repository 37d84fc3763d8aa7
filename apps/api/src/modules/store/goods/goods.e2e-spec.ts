import { storeRoutes, type GoodsView, type Page } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../../test/store';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
let store: TestStore;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here, { reservationDays: 3 });
});
afterAll(() => here.close());
afterEach(async () => expect(await store.faults()).toEqual([]));

describe('goods and stock in their keeper’s hands', () => {
  it('a receipt names cost and batch, and stands in the article’s book', async () => {
    const [rice, oil] = [await store.goods(), await store.goods()];
    const id = uuidv7();
    const body = {
      id,
      supplierName: '和平供销社',
      note: '秋季进货',
      lines: [
        { goodsId: rice, quantity: 50, unitCostFen: 580, batch: 'B-07', bestBefore: '2027-06-30' },
        { goodsId: oil, quantity: 20, unitCostFen: 4_250 },
      ],
    };
    const received = await here.call(store.keeper, storeRoutes.receiveStock, { body });
    expect(received.body).toEqual({
      receiptId: id,
      lines: [
        { goodsId: rice, onHand: 50 },
        { goodsId: oil, onHand: 20 },
      ],
    });
    expect((await here.call(store.keeper, storeRoutes.receiveStock, { body })).problem.code).toBe('STORE.RECEIPT_ID_TAKEN');
    const book = await here.call(store.keeper, storeRoutes.stockMovements, { params: { goodsId: rice } });
    expect(book.body.items).toEqual([
      expect.objectContaining({
        seq: 1,
        kind: 'receipt',
        onHandChange: 50,
        onHandAfter: 50,
        party: '和平供销社',
        note: '秋季进货',
        batch: 'B-07',
        unitCostFen: 580,
      }),
    ]);
    const bad = { ...body, id: uuidv7(), lines: [{ goodsId: rice, quantity: 1, unitCostFen: 1, bestBefore: '2027-02-31' }] };
    expect((await here.call(store.keeper, storeRoutes.receiveStock, { body: bad })).problem.errors).toEqual([
      { pointer: '/lines/0/bestBefore', message: '保质期应是日期，像 2027-06-30' },
    ]);
  });

  it('edits need the version that was seen; a taken name and a foreign photo are refused', async () => {
    const goods = await store.goods({ name: '牙膏' });
    await store.goods({ name: '牙刷' });
    const seen = await here.call(store.keeper, storeRoutes.stockItem, { params: { goodsId: goods } });
    const etag = String(seen.headers['etag']);
    const edit = (body: object, headers: Record<string, string> = { 'if-match': etag }) =>
      here.call(store.keeper, storeRoutes.editGoods, { params: { goodsId: goods }, body, headers });
    expect((await edit({ unit: '支' }, {})).problem).toMatchObject({ status: 428, code: 'VERSION.REQUIRED' });
    expect((await edit({ name: '牙刷' })).problem.code).toBe('STORE.GOODS_NAME_TAKEN');
    expect((await edit({ photoId: uuidv7() })).problem.code).toBe('STORE.PHOTO_UNKNOWN');
    const edited = await edit({ unit: '支', limit: { quantity: 1, period: 'month' } });
    expect(edited.body.goods).toMatchObject({ name: '牙膏', unit: '支', limit: { quantity: 1, period: 'month' } });
    expect((await edit({ unit: '盒' })).problem).toMatchObject({ status: 412, code: 'VERSION.STALE' });
    const free = await edit({ limit: null }, { 'if-match': `"${edited.body.version}"` });
    expect(free.body.goods).toMatchObject({ unit: '支', limit: null });
  });

  it('lists come in pages by keyset, cheapest first, and miss nothing', async () => {
    const small = await TestStore.open(here);
    for (const points of [5, 3, 3, 9, 1]) await small.goods({ points });
    const shopper = await small.shopper();
    const seen: number[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: Page<GoodsView> = (await here.call(shopper, storeRoutes.shelf, { query: { limit: '2', ...(cursor ? { cursor } : {}) } }))
        .body;
      seen.push(...page.items.map(item => item.points));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([1, 3, 3, 5, 9]);
  });

  it('every end leaves an audit row and what the inbox needs', async () => {
    const goods = await store.goods({ name: '毛巾', stock: 4 });
    const buyer = await store.shopper(6);
    const id = await store.reserved(buyer, goods);
    await store.handOver(id);
    const events = await here.owner.query<{ topic: string; payload: Record<string, unknown> }>(
      'SELECT topic, payload FROM outbox_event WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(events.rows.map(row => row.topic)).toEqual(['store.redemption.reserved', 'store.redemption.fulfilled']);
    expect(events.rows[1]?.payload).toMatchObject({
      householdId: buyer.householdId,
      goods: '毛巾 1 袋',
      points: 6,
      by: 'hand_over',
      byPersonId: store.keeper.personId,
    });
    const audits = await here.owner.query<{ action: string; person_id: string; details: object }>(
      'SELECT action, person_id, details FROM audit_entry WHERE object_id = $1 ORDER BY id',
      [id],
    );
    expect(audits.rows).toEqual([
      { action: 'store.redemption.reserved', person_id: buyer.personId, details: { by: 'reserve', points: 6, role: 'villager' } },
      {
        action: 'store.redemption.fulfilled',
        person_id: store.keeper.personId,
        details: { by: 'hand_over', means: 'name', points: 6, role: 'store_keeper' },
      },
    ]);
  });
});
