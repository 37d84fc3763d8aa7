-- Takes goods for points: a reservation holds both, a sale at the counter takes both at once. Points, stock, key, audit and outbox in one statement.
-- Item: villageId, id, householdId, lines [{goodsId, quantity}], expectedPoints, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip,
--   at?; a sale also says means (qr, digits, card, name), reason? and helperPersonId? (who fetches it, when that is nobody of the household)
DROP TYPE IF EXISTS store_want CASCADE;
CREATE TYPE store_want AS (
  ord integer, position integer, village_id uuid, goods_id uuid, quantity integer, name text, unit text, unit_points integer, media_id uuid,
  limit_quantity integer, limit_period text, limit_used integer, free integer, goods_slot integer, limit_slot integer);

-- Accounts of the households first, stock of the goods last. A household that is none of the village's has no accounts, and gets none.
DROP FUNCTION IF EXISTS store_lock_for_place(jsonb, boolean);
CREATE FUNCTION store_lock_for_place(p_items jsonb, p_sale boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  -- Points that are owed are not spent in the minute before the job takes them.
  v_due points_deduction[];
BEGIN
  SELECT points_deductions_due(array_agg((i ->> 'villageId')::uuid), array_agg((i ->> 'householdId')::uuid)) INTO v_due FROM jsonb_array_elements(p_items) i;
  PERFORM ledger_open(array_agg(h.village_id), array_agg(h.id)) FROM household h
    WHERE (h.village_id, h.id) IN (SELECT (i ->> 'villageId')::uuid, (i ->> 'householdId')::uuid FROM jsonb_array_elements(p_items) i);
  PERFORM ledger_lock(array_agg(l.village_id), array_agg(l.id)) FROM (
    SELECT a.village_id, a.id FROM ledger_account a
    WHERE (a.village_id, a.household_id) IN (SELECT (i ->> 'villageId')::uuid, (i ->> 'householdId')::uuid FROM jsonb_array_elements(p_items) i)
    UNION ALL
    SELECT v.id, ledger_village_account(v.id, 'redeemed') FROM (SELECT DISTINCT (i ->> 'villageId')::uuid AS id FROM jsonb_array_elements(p_items) i) v WHERE p_sale
    UNION ALL
    SELECT v.id, ledger_village_account(v.id, 'correction') FROM (SELECT DISTINCT d.village_id AS id FROM unnest(v_due) d) v) l;
  PERFORM store_lock_stock(array_agg((i ->> 'villageId')::uuid), array_agg((l ->> 'goodsId')::uuid)) FROM jsonb_array_elements(p_items) i, jsonb_array_elements(i -> 'lines') l;
  PERFORM points_deductions_post(array_agg(d.village_id), array_agg(d.id)) FROM unnest(v_due) d HAVING count(*) > 0;
END $$;

-- Each item with everything that does not depend on the items before it.
DROP FUNCTION IF EXISTS store_read_places(jsonb, boolean);
CREATE FUNCTION store_read_places(p_items jsonb, p_sale boolean) RETURNS store_deed[] LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT array_agg(ROW(c.*)::store_deed ORDER BY c.ord) FROM (
    SELECT i.ord::int AS ord, first_value(i.ord) OVER (PARTITION BY i."villageId", i."actorAccountId", i.key ORDER BY i.ord)::int, i."villageId", i.id, i."householdId",
      i."actorAccountId", i."actorPersonId", i."actorRole", i.key, decode(i."requestHash", 'hex'), i."requestId", i.ip, books_now(i.at), l.points, l.title,
      CASE WHEN NOT p_sale THEN books_now(i.at) + coalesce((v.settings ->> 'reservationDays')::int, 7) * interval '1 day' END,
      i.means, i.reason, NULL::boolean, dense_rank() OVER (ORDER BY i."villageId", i."householdId")::int, a.balance, CASE WHEN p_sale THEN 'fulfilled' ELSE 'reserved' END,
      CASE WHEN k.request_hash = decode(i."requestHash", 'hex') THEN k.answer END,
      CASE
        WHEN k.key IS NOT NULL THEN CASE WHEN k.request_hash <> decode(i."requestHash", 'hex') THEN 'IDEMPOTENCY.KEY_REUSED' END
        WHEN h.id IS NULL OR l.unknown OR l.points IS NULL THEN 'RESOURCE.NOT_FOUND'
        -- A household one may not act for looks like one that does not exist.
        WHEN NOT p_sale AND h.id IS DISTINCT FROM i."actorHouseholdId" AND NOT EXISTS (SELECT 1 FROM live_proxy p WHERE p.village_id = h.village_id AND p.household_id = h.id
          AND p.helper_person_id = i."actorPersonId") THEN 'RESOURCE.NOT_FOUND'
        WHEN p_sale AND (i."actorHouseholdId" = h.id OR EXISTS (SELECT 1 FROM live_proxy p WHERE p.village_id = h.village_id AND p.household_id = h.id
          AND p.helper_person_id = i."actorPersonId")) THEN 'STORE.OWN_HOUSEHOLD'
        WHEN i."helperPersonId" IS NOT NULL AND NOT store_helps(i."villageId", i."helperPersonId", h.id) THEN 'STORE.HELPER_UNKNOWN'
        WHEN v.books_stopped_at IS NOT NULL THEN 'POINTS.BOOKS_STOPPED'
        WHEN NOT p_sale AND v.settings ->> 'redemptionMode' = 'rounds' THEN 'STORE.ROUNDS_ONLY'
        WHEN r.id IS NOT NULL OR row_number() OVER (PARTITION BY i."villageId", i.id ORDER BY i.ord) > 1 AND i.ord = first_value(i.ord) OVER (PARTITION BY i."villageId", i."actorAccountId", i.key ORDER BY i.ord)
          THEN 'STORE.REDEMPTION_ID_TAKEN'
        WHEN l.off_shelf IS NOT NULL THEN 'STORE.GOODS_OFF_SHELF'
        WHEN l.points <> i."expectedPoints" THEN 'STORE.PRICE_CHANGED'
      END,
      jsonb_build_object('name', l.off_shelf, 'points', l.points),
      CASE WHEN p_sale THEN i."helperPersonId" WHEN h.id IS DISTINCT FROM i."actorHouseholdId" THEN i."actorPersonId" END
    FROM ROWS FROM (jsonb_to_recordset(p_items) AS ("villageId" uuid, id uuid, "householdId" uuid, lines jsonb, "expectedPoints" integer, "actorAccountId" uuid, "actorPersonId" uuid,
      "actorHouseholdId" uuid, "actorRole" text, key text, "requestHash" text, "requestId" text, ip text, means text, reason text, "helperPersonId" uuid, at timestamptz)) WITH ORDINALITY
      i("villageId", id, "householdId", lines, "expectedPoints", "actorAccountId", "actorPersonId", "actorHouseholdId", "actorRole", key, "requestHash", "requestId", ip, means, reason, "helperPersonId", at, ord)
    LEFT JOIN household h ON h.village_id = i."villageId" AND h.id = i."householdId" AND h.closed_at IS NULL
    LEFT JOIN village v ON v.id = i."villageId"
    LEFT JOIN ledger_account a ON a.village_id = h.village_id AND a.household_id = h.id AND a.kind = 'wallet'
    LEFT JOIN store_redemption r ON r.village_id = i."villageId" AND r.id = i.id
    LEFT JOIN idempotency_key k ON k.village_id = i."villageId" AND k.account_id = i."actorAccountId" AND k.key = i.key
    CROSS JOIN LATERAL (
      SELECT sum(w.quantity * store_points(g.points, g.next_points, g.next_from))::int AS points, string_agg(format('%s %s %s', g.name, w.quantity, g.unit), '、' ORDER BY w.nth) AS title,
        bool_or(g.id IS NULL) AS unknown, min(g.name) FILTER (WHERE NOT g.on_shelf) AS off_shelf
      FROM ROWS FROM (jsonb_to_recordset(i.lines) AS ("goodsId" uuid, quantity integer)) WITH ORDINALITY w("goodsId", quantity, nth)
      LEFT JOIN store_goods g ON g.village_id = i."villageId" AND g.id = w."goodsId") l) c);
END $$;

-- The lines, each with what is free of its goods and what the household has had of them in the running period. The households' accounts are
-- locked, so nobody adds to the latter meanwhile: the lock of the account is the lock of the limit.
DROP FUNCTION IF EXISTS store_read_wants(jsonb, store_deed[]);
CREATE FUNCTION store_read_wants(p_items jsonb, p_deeds store_deed[]) RETURNS store_want[] LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT array_agg(ROW(c.*)::store_want ORDER BY c.ord, c.position) FROM (
    SELECT d.ord, w.nth::int AS position, d.village_id, g.id, w.quantity, g.name, g.unit, store_points(g.points, g.next_points, g.next_from), g.media_id, g.limit_quantity, g.limit_period,
      CASE WHEN g.limit_quantity IS NOT NULL THEN store_limit_used(d.village_id, d.household_id, g.id, g.limit_period, d.at) END, s.on_hand - s.reserved,
      dense_rank() OVER (ORDER BY g.village_id, g.id)::int, dense_rank() OVER (ORDER BY g.village_id, g.id, d.household_id)::int
    FROM unnest(p_deeds) d
    CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(p_items -> (d.ord - 1) -> 'lines') AS ("goodsId" uuid, quantity integer)) WITH ORDINALITY w("goodsId", quantity, nth)
    JOIN store_goods g ON g.village_id = d.village_id AND g.id = w."goodsId"
    JOIN store_stock s ON s.village_id = g.village_id AND s.goods_id = g.id
    WHERE d.refusal IS NULL AND d.replay IS NULL AND d.ord = d.first_ord) c);
END $$;

-- Goes through the set in order and takes points, stock and limits in memory, so that the items of one set cannot pass together what each could alone.
DROP FUNCTION IF EXISTS store_weigh(store_deed[], store_want[]);
CREATE FUNCTION store_weigh(p_deeds store_deed[], p_wants store_want[]) RETURNS store_deed[] LANGUAGE plpgsql AS $$
DECLARE
  v_deeds store_deed[] := '{}';
  v_balance integer[];
  v_free integer[];
  v_used integer[];
  d store_deed;
  w store_want;
  v_first integer := 1;
  v_after integer;
  v_points integer;
BEGIN
  SELECT array_agg(s.balance ORDER BY s.wallet_slot) INTO v_balance FROM (SELECT DISTINCT u.wallet_slot, u.balance FROM unnest(p_deeds) u) s;
  SELECT array_agg(s.free ORDER BY s.goods_slot) INTO v_free FROM (SELECT DISTINCT u.goods_slot, u.free FROM unnest(p_wants) u) s;
  SELECT array_agg(s.limit_used ORDER BY s.limit_slot) INTO v_used FROM (SELECT DISTINCT u.limit_slot, u.limit_used FROM unnest(p_wants) u) s;
  FOREACH d IN ARRAY p_deeds LOOP
    IF d.refusal IS NULL AND d.replay IS NULL AND d.ord = d.first_ord THEN
      v_after := v_first;
      v_points := 0;
      WHILE p_wants[v_after].ord = d.ord LOOP
        w := p_wants[v_after];
        v_after := v_after + 1;
        v_points := v_points + w.quantity * w.unit_points;
        IF d.refusal IS NULL AND v_used[w.limit_slot] + w.quantity > w.limit_quantity THEN
          d.refusal := 'STORE.LIMIT_REACHED';
          d.details := jsonb_build_object('name', w.name, 'unit', w.unit, 'limit', w.limit_quantity, 'period', w.limit_period, 'used', v_used[w.limit_slot]);
        ELSIF d.refusal IS NULL AND v_free[w.goods_slot] < w.quantity THEN
          d.refusal := 'STORE.OUT_OF_STOCK';
          d.details := jsonb_build_object('name', w.name, 'unit', w.unit, 'have', v_free[w.goods_slot]);
        END IF;
      END LOOP;
      -- The price moved between reading the sum and reading the lines.
      IF d.refusal IS NULL AND v_points <> d.points THEN
        d.refusal := 'STORE.PRICE_CHANGED';
        d.details := jsonb_build_object('points', v_points);
      ELSIF d.refusal IS NULL AND v_balance[d.wallet_slot] < d.points THEN
        d.refusal := 'POINTS.INSUFFICIENT';
        d.details := jsonb_build_object('want', d.points, 'have', v_balance[d.wallet_slot]);
      END IF;
      IF d.refusal IS NULL THEN
        v_balance[d.wallet_slot] := v_balance[d.wallet_slot] - d.points;
        d.balance := v_balance[d.wallet_slot];
        FOR n IN v_first .. v_after - 1 LOOP
          v_free[p_wants[n].goods_slot] := v_free[p_wants[n].goods_slot] - p_wants[n].quantity;
          v_used[p_wants[n].limit_slot] := v_used[p_wants[n].limit_slot] + p_wants[n].quantity;
        END LOOP;
      END IF;
      v_first := v_after;
    END IF;
    v_deeds := v_deeds || d;
  END LOOP;
  RETURN v_deeds;
END $$;

-- Writes what passed every check.
DROP FUNCTION IF EXISTS store_book_places(store_deed[], store_want[], boolean);
CREATE FUNCTION store_book_places(p_deeds store_deed[], p_wants store_want[], p_sale boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz;
BEGIN
  INSERT INTO store_redemption (village_id, id, household_id, channel, status, points, title, placed_by_person_id, placed_at, expires_at, handed_over_at, handed_over_by_person_id, means, hand_over_reason, helper_person_id)
  SELECT d.village_id, d.redemption_id, d.household_id, CASE WHEN p_sale THEN 'counter' ELSE 'reservation' END, d.status, d.points, d.title, d.person_id, d.at, d.expires_at,
    CASE WHEN p_sale THEN d.at END, CASE WHEN p_sale THEN d.person_id END, d.means, d.reason, CASE WHEN p_sale THEN d.helper_id END
  FROM unnest(p_deeds) d;
  INSERT INTO store_redemption_line (village_id, redemption_id, goods_id, position, name, unit, quantity, unit_points, media_id)
  SELECT w.village_id, d.redemption_id, w.goods_id, w.position, w.name, w.unit, w.quantity, w.unit_points, w.media_id FROM unnest(p_deeds) d JOIN unnest(p_wants) w ON w.ord = d.ord;
  -- One clock per set, except for back-dated history.
  FOR v_at IN SELECT DISTINCT d.at FROM unnest(p_deeds) d ORDER BY 1 LOOP
    PERFORM ledger_post(array_agg(ROW(d.village_id, new_id(), CASE WHEN p_sale THEN 'counter_sale' ELSE 'hold' END, f.id, t.id, d.points, d.redemption_id, d.title,
      CASE WHEN p_sale THEN d.helper_id ELSE d.person_id END, d.person_id, d.role, NULL)::ledger_posting ORDER BY d.ord), v_at)
    FROM unnest(p_deeds) d
    JOIN ledger_account f ON f.village_id = d.village_id AND f.household_id = d.household_id AND f.kind = 'wallet'
    JOIN ledger_account t ON t.village_id = d.village_id AND CASE WHEN p_sale THEN t.household_id IS NULL AND t.kind = 'redeemed' ELSE t.household_id = d.household_id AND t.kind = 'reserved' END
    WHERE d.at = v_at;
  END LOOP;
  PERFORM store_post(array_agg(ROW(row_number, w.village_id, w.goods_id, CASE WHEN p_sale THEN 'issue' ELSE 'reserve' END, CASE WHEN p_sale THEN -w.quantity ELSE 0 END,
    CASE WHEN p_sale THEN 0 ELSE w.quantity END, w.redemption_id, w.person_id, w.at)::store_move))
  FROM (SELECT w.*, d.redemption_id, d.person_id, d.at, row_number() OVER (ORDER BY d.ord, w.position) FROM unnest(p_deeds) d JOIN unnest(p_wants) w ON w.ord = d.ord) w;
END $$;

DROP FUNCTION IF EXISTS store_place(jsonb, boolean);
CREATE FUNCTION store_place(p_items jsonb, p_sale boolean) RETURNS TABLE (ord integer, outcome jsonb) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_deeds store_deed[];
  v_wants store_want[];
  v_go store_deed[];
BEGIN
  PERFORM store_lock_for_place(p_items, p_sale);
  -- After the locks: new statements see what those we waited for have committed.
  v_deeds := store_read_places(p_items, p_sale);
  v_wants := store_read_wants(p_items, v_deeds);
  v_deeds := store_weigh(v_deeds, v_wants);
  SELECT array_agg(d ORDER BY d.ord) INTO v_go FROM unnest(v_deeds) d WHERE d.refusal IS NULL AND d.replay IS NULL AND d.ord = d.first_ord;
  IF v_go IS NOT NULL THEN
    PERFORM store_book_places(v_go, v_wants, p_sale);
    PERFORM store_record(v_go, CASE WHEN p_sale THEN 'counter_sale' ELSE 'reserve' END);
    IF p_sale THEN PERFORM store_thank(v_go); END IF;
  END IF;
  RETURN QUERY SELECT o.ord, o.outcome FROM store_outcomes(v_deeds) o;
END $$;

DROP FUNCTION IF EXISTS store_reserve(jsonb);
CREATE FUNCTION store_reserve(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ SELECT p.ord, p.outcome FROM store_place(p_items, false) p $$;

DROP FUNCTION IF EXISTS store_counter_sale(jsonb);
CREATE FUNCTION store_counter_sale(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ SELECT p.ord, p.outcome FROM store_place(p_items, true) p $$;

REVOKE ALL ON FUNCTION store_lock_for_place(jsonb, boolean), store_read_places(jsonb, boolean), store_read_wants(jsonb, store_deed[]), store_weigh(store_deed[], store_want[]),
  store_book_places(store_deed[], store_want[], boolean), store_place(jsonb, boolean), store_reserve(jsonb), store_counter_sale(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store_reserve(jsonb), store_counter_sale(jsonb) TO jishan_app;
