import type { Tx } from '../platform/db/tx';
import { callerOf, mustBook } from './books';
import {
  accountOf,
  addMoment,
  holderOf,
  type County,
  type Demo,
  type DemoGoods,
  type DemoPart,
  type DemoPerson,
  type DemoVillage,
  type PartCounts,
} from './county';
import { serviceSupplier, suppliers } from './data/counter.texts';
import { plannedGoods, smallVillageGoods } from './data/goods.texts';
import { drawGoods } from './pictures/goods';
import { insertRows } from './rows';
import { demoId } from './seeded';
import { planMarketDays } from './market-days';

export const store: DemoPart = { name: 'store', fill };

const BIG_VILLAGE_GROUPS = 10;
const DELIVERY_DAYS = [6, 48, 92, 134, 172];
const REPRICED_DAY = 90;
const UNSHELVED_DAY = 150;
const FEN_ROUND = 10;

/** Goods with drawn pictures; deliveries and market days are handed in. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let [articles, orders] = [0, 0];
  for (const village of county.villages) {
    const keeper = holderOf(village, 'store_keeper');
    const goods = goodsOf(village);
    const pictures = await Promise.all(goods.map(article => picture(demo, village, keeper, article)));
    await demo.work.run(village.id, async tx => {
      await insertRows(tx, 'media_object', pictures);
      await insertGoods(
        demo,
        tx,
        village,
        keeper,
        goods,
        pictures.map(({ id }) => id),
      );
    });
    for (const day of DELIVERY_DAYS) deliver(demo, county, village, keeper, goods, day);
    change(demo, county, village, keeper, goods);
    articles += goods.length;
    orders += planMarketDays(demo, county, village, goods);
  }
  return { goods: articles, deliveries: county.villages.length * DELIVERY_DAYS.length, redemptions: orders };
}

const goodsOf = (village: DemoVillage): DemoGoods[] =>
  plannedGoods
    .filter(({ key }) => village.groups.length > BIG_VILLAGE_GROUPS || smallVillageGoods.includes(key))
    .map((article, position) => ({ ...article, id: demoId(`goods/${village.key}/${article.key}`, position) }));

const picture = (demo: Demo, village: DemoVillage, keeper: DemoPerson, article: DemoGoods) =>
  demo.press.draw(
    { label: `goods/${article.id}`, villageId: village.id, accountId: accountOf(keeper), takenAt: demo.time.at(2, 15), offsetMs: 0 },
    drawGoods(article.shape, ...article.colours),
  );

async function insertGoods(
  demo: Demo,
  tx: Tx,
  village: DemoVillage,
  keeper: DemoPerson,
  goods: readonly DemoGoods[],
  mediaIds: readonly string[],
): Promise<void> {
  const since = demo.time.at(3, 9);
  await insertRows(
    tx,
    'store_goods',
    goods.map((article, index) => ({
      village_id: village.id,
      id: article.id,
      name: article.name,
      category: article.category,
      unit: article.unit,
      description: article.description,
      media_id: mediaIds[index] ?? null,
      points: article.pointsBefore ?? article.points,
      limit_quantity: article.limit?.[0] ?? null,
      limit_period: article.limit?.[1] ?? null,
      on_shelf: true,
      price_changed_at: since,
      version: 1,
      created_at: since,
    })),
  );
  await insertRows(
    tx,
    'store_price',
    goods.map(article => ({
      village_id: village.id,
      goods_id: article.id,
      from_at: since,
      points: article.pointsBefore ?? article.points,
      set_by_person_id: keeper.id,
    })),
  );
}

/** What a delivery brings; costs rise a little over the half year. */
function deliver(demo: Demo, county: County, village: DemoVillage, keeper: DemoPerson, goods: readonly DemoGoods[], day: number): void {
  const at = demo.time.at(day, 10);
  const small = village.groups.length <= BIG_VILLAGE_GROUPS;
  const nth = DELIVERY_DAYS.indexOf(day);
  const receipt = (name: string, articles: readonly DemoGoods[], supplierName: string) => ({
    ...callerOf(village, keeper, `receive/${village.key}/${day}/${name}`),
    id: demoId(`receipt/${village.key}/${day}/${name}`, demo.time.offsetOf(at)),
    actorRole: 'store_keeper',
    supplierName,
    at,
    lines: articles.map(article => ({
      goodsId: article.id,
      quantity: Math.max(2, Math.round(article.delivery / (small ? 2 : 1))),
      unitCostFen: Math.round((article.unitCostFen * (1 + nth * 0.01)) / FEN_ROUND) * FEN_ROUND,
      ...(article.keepsMonths
        ? {
            batch: `${article.key.toUpperCase().slice(0, 3)}${String(nth + 1).padStart(2, '0')}`,
            bestBefore: new Date(at.getTime() + article.keepsMonths * 30 * 86_400_000).toISOString().slice(0, 10),
          }
        : {}),
    })),
  });
  const services = goods.filter(({ category }) => category === 'service');
  addMoment(county, village, {
    at,
    run: tx =>
      mustBook(tx, 'store_receive', [
        receipt(
          'goods',
          goods.filter(article => !services.includes(article) && nth < (article.deliveries ?? DELIVERY_DAYS.length)),
          suppliers[nth % suppliers.length] ?? '',
        ),
        ...(services.length > 0 ? [receipt('services', services, serviceSupplier)] : []),
      ]),
  });
}

/** One price rose, one article left the shelf. */
function change(demo: Demo, county: County, village: DemoVillage, keeper: DemoPerson, goods: readonly DemoGoods[]): void {
  const repricedAt = demo.time.at(REPRICED_DAY, 9);
  addMoment(county, village, {
    at: repricedAt,
    run: async tx => {
      for (const article of goods.filter(({ pointsBefore }) => pointsBefore !== undefined)) {
        await tx.query(
          'UPDATE store_goods SET points = $3, price_changed_at = $4, version = version + 1 WHERE village_id = $1 AND id = $2',
          [village.id, article.id, article.points, repricedAt],
        );
        await insertRows(tx, 'store_price', [
          { village_id: village.id, goods_id: article.id, from_at: repricedAt, points: article.points, set_by_person_id: keeper.id },
        ]);
      }
    },
  });
  addMoment(county, village, {
    at: demo.time.at(UNSHELVED_DAY, 17),
    run: tx =>
      tx.query('UPDATE store_goods SET on_shelf = false, version = version + 1 WHERE village_id = $1 AND id = ANY ($2)', [
        village.id,
        goods.filter(({ offShelf }) => offShelf).map(({ id }) => id),
      ]),
  });
}
