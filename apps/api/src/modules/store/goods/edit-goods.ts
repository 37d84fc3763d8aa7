import type { CreateGoods, EditGoods } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { goodsIdTaken, goodsNameTaken, photoUnknown } from '../store.errors';
import { refuseOtherVersion } from './goods-version';
import { rememberPrice } from './price-history';

function refuseTaken(error: unknown): never {
  if (isUniqueViolation(error, 'uq_store_goods_name')) throw goodsNameTaken();
  if (isUniqueViolation(error, 'pk_store_goods')) throw goodsIdTaken();
  throw error;
}

/** Only a photo that this keeper uploaded in this village. */
async function refuseForeignPhoto(tx: Tx, who: VillageActor, photoId: string): Promise<void> {
  const [photo] = await tx.query<unknown[]>(
    'SELECT 1 FROM media_object WHERE village_id = $1 AND id = $2 AND uploaded_by_account_id = $3',
    [tx.villageId, photoId, who.accountId],
  );
  if (!photo) throw photoUnknown();
}

export async function createGoods(tx: Tx, call: Call, who: VillageActor, wish: CreateGoods): Promise<void> {
  if (wish.photoId) await refuseForeignPhoto(tx, who, wish.photoId);
  try {
    await tx.query(
      `INSERT INTO store_goods (village_id, id, name, category, unit, description, media_id, points, limit_quantity, limit_period) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.villageId,
        wish.id,
        wish.name.trim(),
        wish.category,
        wish.unit.trim(),
        wish.description?.trim() ?? '',
        wish.photoId ?? null,
        wish.points,
        wish.limit?.quantity ?? null,
        wish.limit?.period ?? null,
      ],
    );
  } catch (error) {
    refuseTaken(error);
  }
  await rememberPrice(tx, wish.id, wish.points, who.personId);
  await audit(tx, call, 'store.goods.created', wish.id, { points: wish.points });
}

export async function setShelf(tx: Tx, call: Call, goodsId: string, onShelf: boolean): Promise<void> {
  const [, changed] = await tx.query<[unknown[], number]>(
    'UPDATE store_goods SET on_shelf = $3, version = version + 1 WHERE village_id = $1 AND id = $2',
    [tx.villageId, goodsId, onShelf],
  );
  if (changed === 0) throw notFound();
  await audit(tx, call, onShelf ? 'store.goods.shelved' : 'store.goods.unshelved', goodsId);
}

interface GoodsRecord {
  name: string;
  category: string;
  unit: string;
  description: string;
  media_id: string | null;
  limit_quantity: number | null;
  limit_period: string | null;
  version: number;
}

/** `ifMatch` is the ETag under which the caller saw the article. */
export async function editGoods(
  tx: Tx,
  call: Call,
  who: VillageActor,
  goodsId: string,
  ifMatch: string | undefined,
  change: EditGoods,
): Promise<void> {
  const [before] = await tx.query<GoodsRecord[]>(
    'SELECT name, category, unit, description, media_id, limit_quantity, limit_period, version FROM store_goods WHERE village_id = $1 AND id = $2 FOR UPDATE',
    [tx.villageId, goodsId],
  );
  if (!before) throw notFound();
  refuseOtherVersion(before.version, ifMatch);
  if (change.photoId && change.photoId !== before.media_id) await refuseForeignPhoto(tx, who, change.photoId);
  const limit = change.limit === undefined ? { quantity: before.limit_quantity, period: before.limit_period } : change.limit;
  try {
    await tx.query(
      `UPDATE store_goods SET name = $3, category = $4, unit = $5, description = $6, media_id = $7, limit_quantity = $8, limit_period = $9, version = version + 1 WHERE village_id = $1 AND id = $2`,
      [
        tx.villageId,
        goodsId,
        change.name?.trim() ?? before.name,
        change.category ?? before.category,
        change.unit?.trim() ?? before.unit,
        change.description?.trim() ?? before.description,
        change.photoId === undefined ? before.media_id : change.photoId,
        limit?.quantity ?? null,
        limit?.period ?? null,
      ],
    );
  } catch (error) {
    refuseTaken(error);
  }
  await audit(tx, call, 'store.goods.edited', goodsId, { fields: Object.keys(change).join(',') });
}
