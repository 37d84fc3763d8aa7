import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE store_goods (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    category text NOT NULL,
    unit text NOT NULL,
    description text NOT NULL DEFAULT '',
    media_id uuid,
    points integer NOT NULL,
    limit_quantity integer,
    limit_period text,
    on_shelf boolean NOT NULL DEFAULT true,
    price_changed_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_store_goods_limit_period CHECK (limit_period IN ('day', 'week', 'month', 'quarter', 'year')),
    CONSTRAINT ck_store_goods_limit CHECK ((limit_quantity IS NULL) = (limit_period IS NULL) AND (limit_quantity IS NULL OR limit_quantity > 0)),
    CONSTRAINT ck_store_goods_points CHECK (points > 0),
    CONSTRAINT ck_store_goods_category CHECK (category IN ('daily', 'grain_oil', 'stationery', 'farm', 'service', 'other')),
    CONSTRAINT pk_store_goods PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_store_goods_points ON store_goods (village_id, points, id)`,
  `CREATE UNIQUE INDEX uq_store_goods_name ON store_goods (village_id, name)`,
  `CREATE TABLE store_price (
    village_id uuid NOT NULL,
    goods_id uuid NOT NULL,
    from_at timestamptz NOT NULL,
    points integer NOT NULL,
    set_by_person_id uuid,
    CONSTRAINT ck_store_price_points CHECK (points > 0),
    CONSTRAINT pk_store_price PRIMARY KEY (village_id, goods_id, from_at)
  )`,
  `CREATE TABLE store_stock (
    village_id uuid NOT NULL,
    goods_id uuid NOT NULL,
    on_hand integer NOT NULL DEFAULT 0,
    reserved integer NOT NULL DEFAULT 0,
    last_seq integer NOT NULL DEFAULT 0,
    CONSTRAINT ck_store_stock_quantity CHECK (on_hand >= reserved AND reserved >= 0),
    CONSTRAINT pk_store_stock PRIMARY KEY (village_id, goods_id)
  )`,
  `CREATE TABLE store_movement (
    village_id uuid NOT NULL,
    goods_id uuid NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    on_hand_change integer NOT NULL,
    reserved_change integer NOT NULL,
    on_hand_after integer NOT NULL,
    reserved_after integer NOT NULL,
    cause_id uuid NOT NULL,
    actor_person_id uuid,
    at timestamptz NOT NULL,
    CONSTRAINT ck_store_movement_change CHECK (CASE kind WHEN 'receipt' THEN on_hand_change > 0 AND reserved_change = 0 WHEN 'return' THEN on_hand_change > 0 AND reserved_change = 0 WHEN 'reserve' THEN on_hand_change = 0 AND reserved_change > 0 WHEN 'release' THEN on_hand_change = 0 AND reserved_change < 0 WHEN 'issue' THEN on_hand_change < 0 AND reserved_change IN (0, on_hand_change) WHEN 'count_adjustment' THEN on_hand_change <> 0 AND reserved_change = 0 ELSE on_hand_change < 0 AND reserved_change = 0 END),
    CONSTRAINT ck_store_movement_kind CHECK (kind IN ('receipt', 'reserve', 'release', 'issue', 'return', 'count_adjustment', 'damage', 'expiry')),
    CONSTRAINT pk_store_movement PRIMARY KEY (village_id, goods_id, seq)
  )`,
  `CREATE UNIQUE INDEX uq_store_movement_cause ON store_movement (village_id, cause_id, kind, goods_id)`,
  `CREATE TABLE store_receipt (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    supplier_name text,
    note text,
    received_by_person_id uuid,
    received_by_role text,
    at timestamptz NOT NULL,
    CONSTRAINT pk_store_receipt PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_store_receipt_at ON store_receipt (village_id, at, id)`,
  `CREATE TABLE store_receipt_line (
    village_id uuid NOT NULL,
    receipt_id uuid NOT NULL,
    goods_id uuid NOT NULL,
    position integer NOT NULL,
    quantity integer NOT NULL,
    unit_cost_fen integer NOT NULL,
    batch text,
    best_before date,
    CONSTRAINT ck_store_receipt_line_numbers CHECK (quantity > 0 AND unit_cost_fen >= 0),
    CONSTRAINT pk_store_receipt_line PRIMARY KEY (village_id, receipt_id, goods_id)
  )`,
  `CREATE TABLE store_redemption (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    channel text NOT NULL,
    status text NOT NULL,
    points integer NOT NULL,
    title text NOT NULL,
    placed_by_person_id uuid NOT NULL,
    placed_at timestamptz NOT NULL,
    expires_at timestamptz,
    handed_over_at timestamptz,
    handed_over_by_person_id uuid,
    means text,
    hand_over_reason text,
    closed_at timestamptz,
    closed_by_person_id uuid,
    close_reason text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT ck_store_redemption_closed CHECK ((status IN ('cancelled', 'expired', 'returned')) = (closed_at IS NOT NULL)),
    CONSTRAINT ck_store_redemption_handed_over CHECK ((status IN ('fulfilled', 'returned')) = (handed_over_at IS NOT NULL) AND (handed_over_at IS NULL) = (means IS NULL)),
    CONSTRAINT ck_store_redemption_expiry CHECK ((channel = 'reservation') = (expires_at IS NOT NULL)),
    CONSTRAINT ck_store_redemption_points CHECK (points > 0),
    CONSTRAINT ck_store_redemption_means CHECK (means IN ('qr', 'digits', 'card', 'name')),
    CONSTRAINT ck_store_redemption_channel CHECK (channel IN ('reservation', 'counter')),
    CONSTRAINT ck_store_redemption_status CHECK (status IN ('reserved', 'fulfilled', 'cancelled', 'expired', 'returned')),
    CONSTRAINT pk_store_redemption PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_store_redemption_due ON store_redemption (expires_at) WHERE status = 'reserved'`,
  `CREATE INDEX ix_store_redemption_status ON store_redemption (village_id, status, id)`,
  `CREATE INDEX ix_store_redemption_household ON store_redemption (village_id, household_id, id)`,
  `CREATE TABLE store_redemption_line (
    village_id uuid NOT NULL,
    redemption_id uuid NOT NULL,
    goods_id uuid NOT NULL,
    position integer NOT NULL,
    name text NOT NULL,
    unit text NOT NULL,
    quantity integer NOT NULL,
    unit_points integer NOT NULL,
    media_id uuid,
    CONSTRAINT ck_store_redemption_line_numbers CHECK (quantity > 0 AND unit_points > 0),
    CONSTRAINT pk_store_redemption_line PRIMARY KEY (village_id, redemption_id, goods_id)
  )`,
  `ALTER TABLE store_goods ADD CONSTRAINT fk_store_goods_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
  `ALTER TABLE store_stock ADD CONSTRAINT fk_store_stock_goods_id FOREIGN KEY (village_id, goods_id) REFERENCES store_goods(village_id,id)`,
  `ALTER TABLE store_movement ADD CONSTRAINT fk_store_movement_goods_id FOREIGN KEY (village_id, goods_id) REFERENCES store_stock(village_id,goods_id)`,
  `ALTER TABLE store_price ADD CONSTRAINT fk_store_price_goods_id FOREIGN KEY (village_id, goods_id) REFERENCES store_goods(village_id,id)`,
  `ALTER TABLE store_receipt_line ADD CONSTRAINT fk_store_receipt_line_receipt_id FOREIGN KEY (village_id, receipt_id) REFERENCES store_receipt(village_id,id)`,
  `ALTER TABLE store_receipt_line ADD CONSTRAINT fk_store_receipt_line_goods_id FOREIGN KEY (village_id, goods_id) REFERENCES store_goods(village_id,id)`,
  `ALTER TABLE store_redemption ADD CONSTRAINT fk_store_redemption_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE store_redemption_line ADD CONSTRAINT fk_store_redemption_line_redemption_id FOREIGN KEY (village_id, redemption_id) REFERENCES store_redemption(village_id,id)`,
  `ALTER TABLE store_redemption_line ADD CONSTRAINT fk_store_redemption_line_goods_id FOREIGN KEY (village_id, goods_id) REFERENCES store_goods(village_id,id)`,
];

export class Store1764000004000 implements MigrationInterface {
  readonly name = 'Store1764000004000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'store_goods', 'write');
    await villageTable(query, 'store_price', 'append');
    for (const table of [
      'store_stock',
      'store_movement',
      'store_receipt',
      'store_receipt_line',
      'store_redemption',
      'store_redemption_line',
    ])
      await villageTable(query, table, 'read');
    for (const table of ['store_price', 'store_movement', 'store_receipt', 'store_receipt_line', 'store_redemption_line'])
      await appendOnly(query, table);
    // Room for updates within the page (HOT): the stock of a favourite article is the busiest row of all.
    await query.query('ALTER TABLE store_stock SET (fillfactor = 50)');
    await query.query('ALTER TABLE store_redemption SET (fillfactor = 85)');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, [
      'store_redemption_line',
      'store_redemption',
      'store_receipt_line',
      'store_receipt',
      'store_movement',
      'store_stock',
      'store_price',
      'store_goods',
    ]);
  }
}
