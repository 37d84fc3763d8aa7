-- The commands that end a redemption, each on a set. An overdue reservation counts as expired the moment somebody touches it, whether or
-- not the clock's job came by: it gives everything back, and the caller is told.
-- Item: villageId, redemptionId, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip, at?
--   hand over: means, reason?, householdId? (the ticket's: another household's redemption is not found), helperPersonId? (who fetches it, when that is nobody of the household); return: reason, restock
DROP FUNCTION IF EXISTS store_read_ends(jsonb, text);
CREATE FUNCTION store_read_ends(p_items jsonb, p_operation text) RETURNS store_deed[] LANGUAGE plpgsql AS $$
DECLARE
  v_way store_way := store_way_of(p_operation);
BEGIN
  RETURN (SELECT array_agg(ROW(c.*)::store_deed ORDER BY c.ord) FROM (
    SELECT i.ord::int AS ord, first_value(i.ord) OVER (PARTITION BY i."villageId", i."actorAccountId", i.key ORDER BY i.ord)::int, i."villageId", i."redemptionId", r.household_id,
      i."actorAccountId", i."actorPersonId", i."actorRole", i.key, decode(i."requestHash", 'hex'), i."requestId", i.ip, books_now(i.at), r.points, r.title, r.expires_at,
      i.means, i.reason, i.restock, NULL::integer, NULL::integer, r.status,
      CASE WHEN k.request_hash = decode(i."requestHash", 'hex') THEN k.answer END,
      CASE
        WHEN k.key IS NOT NULL THEN CASE WHEN k.request_hash <> decode(i."requestHash", 'hex') THEN 'IDEMPOTENCY.KEY_REUSED' END
        WHEN r.id IS NULL OR i."householdId" <> r.household_id THEN 'RESOURCE.NOT_FOUND'
        WHEN p_operation = 'cancel' AND r.household_id IS DISTINCT FROM i."actorHouseholdId" AND NOT EXISTS (SELECT 1 FROM live_proxy p WHERE p.village_id = r.village_id
          AND p.household_id = r.household_id AND p.helper_person_id = i."actorPersonId") THEN 'RESOURCE.NOT_FOUND'
        -- A household the keeper acts for is like the own one: who reserves for it does not hand over to it.
        WHEN p_operation <> 'cancel' AND (r.household_id = i."actorHouseholdId" OR EXISTS (SELECT 1 FROM live_proxy p WHERE p.village_id = r.village_id
          AND p.household_id = r.household_id AND p.helper_person_id = i."actorPersonId")) THEN 'STORE.OWN_HOUSEHOLD'
        -- What comes back for a household that was merged into another one is that one's.
        WHEN p_operation = 'return' AND identity_own_household(jsonb_build_object('villageId', i."villageId", 'actorPersonId', i."actorPersonId", 'actorHouseholdId', i."actorHouseholdId"), r.household_id)
          THEN 'STORE.OWN_HOUSEHOLD'
        WHEN i."helperPersonId" IS NOT NULL AND NOT store_helps(i."villageId", i."helperPersonId", r.household_id) THEN 'STORE.HELPER_UNKNOWN'
        WHEN v.books_stopped_at IS NOT NULL THEN 'POINTS.BOOKS_STOPPED'
        WHEN r.status <> v_way.needs THEN store_state_refusal(r.status)
      END,
      jsonb_build_object('at', store_time(coalesce(r.handed_over_at, r.closed_at))),
      CASE WHEN p_operation = 'hand_over' THEN i."helperPersonId" WHEN p_operation = 'cancel' AND r.household_id IS DISTINCT FROM i."actorHouseholdId" THEN i."actorPersonId" END
    FROM ROWS FROM (jsonb_to_recordset(p_items) AS ("villageId" uuid, "redemptionId" uuid, "householdId" uuid, "actorAccountId" uuid, "actorPersonId" uuid, "actorHouseholdId" uuid,
      "actorRole" text, key text, "requestHash" text, "requestId" text, ip text, means text, reason text, restock boolean, "helperPersonId" uuid, at timestamptz)) WITH ORDINALITY
      i("villageId", "redemptionId", "householdId", "actorAccountId", "actorPersonId", "actorHouseholdId", "actorRole", key, "requestHash", "requestId", ip, means, reason, restock, "helperPersonId", at, ord)
    LEFT JOIN store_redemption r ON r.village_id = i."villageId" AND r.id = i."redemptionId"
    LEFT JOIN village v ON v.id = i."villageId"
    LEFT JOIN idempotency_key k ON k.village_id = i."villageId" AND k.account_id = i."actorAccountId" AND k.key = i.key) c);
END $$;

-- Of several in one set that could all end the same redemption, the first does; the others hear what it has become.
DROP FUNCTION IF EXISTS store_first_wins(store_deed[], text);
CREATE FUNCTION store_first_wins(p_deeds store_deed[], p_becomes text) RETURNS store_deed[] LANGUAGE sql AS $$
  SELECT array_agg(CASE WHEN c.nth > 1 AND c.may THEN jsonb_populate_record(c.d, jsonb_build_object('refusal', store_state_refusal(p_becomes), 'details', jsonb_build_object('at', store_time((c.d).at))))
    ELSE c.d END ORDER BY (c.d).ord)
  FROM (SELECT d, m.may, row_number() OVER (PARTITION BY d.village_id, d.redemption_id, m.may ORDER BY d.ord) AS nth
        FROM unnest(p_deeds) d CROSS JOIN LATERAL (SELECT d.refusal IS NULL AND d.replay IS NULL AND d.ord = d.first_ord AS may) m) c
$$;

DROP FUNCTION IF EXISTS store_end(jsonb, text);
CREATE FUNCTION store_end(p_items jsonb, p_operation text) RETURNS TABLE (ord integer, outcome jsonb) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_way store_way := store_way_of(p_operation);
  v_deeds store_deed[];
  v_over store_deed[];
  v_go store_deed[];
BEGIN
  PERFORM store_lock_redemptions(array_agg((i ->> 'villageId')::uuid), array_agg((i ->> 'redemptionId')::uuid)) FROM jsonb_array_elements(p_items) i;
  -- After the locks: new statements see what those we waited for have committed.
  v_deeds := store_read_ends(p_items, p_operation);
  SELECT array_agg(jsonb_populate_record(d, '{"account_id": null, "person_id": null, "role": null, "key": null, "means": null, "reason": null, "helper_id": null}') ORDER BY d.ord) INTO v_over FROM (
    SELECT DISTINCT ON (d.village_id, d.redemption_id) d.* FROM unnest(v_deeds) d
    WHERE d.refusal IS NULL AND d.replay IS NULL AND d.status = 'reserved' AND d.expires_at <= d.at ORDER BY d.village_id, d.redemption_id, d.ord) d;
  IF v_over IS NOT NULL THEN
    PERFORM store_settle(v_over, 'expire');
    SELECT array_agg(CASE WHEN d.refusal IS NULL AND d.replay IS NULL AND d.status = 'reserved' AND d.expires_at <= d.at
      THEN jsonb_populate_record(d, '{"refusal": "STORE.RESERVATION_EXPIRED"}') ELSE d END ORDER BY d.ord) INTO v_deeds FROM unnest(v_deeds) d;
  END IF;
  v_deeds := store_first_wins(v_deeds, v_way.becomes);
  SELECT array_agg(d ORDER BY d.ord) INTO v_go FROM unnest(v_deeds) d WHERE d.refusal IS NULL AND d.replay IS NULL AND d.ord = d.first_ord;
  IF v_go IS NOT NULL THEN PERFORM store_settle(v_go, p_operation); END IF;
  RETURN QUERY SELECT o.ord, o.outcome FROM store_outcomes(v_deeds) o;
END $$;

DROP FUNCTION IF EXISTS store_cancel(jsonb);
CREATE FUNCTION store_cancel(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ SELECT e.ord, e.outcome FROM store_end(p_items, 'cancel') e $$;

DROP FUNCTION IF EXISTS store_hand_over(jsonb);
CREATE FUNCTION store_hand_over(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ SELECT e.ord, e.outcome FROM store_end(p_items, 'hand_over') e $$;

DROP FUNCTION IF EXISTS store_return(jsonb);
CREATE FUNCTION store_return(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ SELECT e.ord, e.outcome FROM store_end(p_items, 'return') e $$;

-- Overdue ones that the caller holds locked.
DROP FUNCTION IF EXISTS store_expire_locked(uuid[], uuid[]);
CREATE FUNCTION store_expire_locked(p_villages uuid[], p_ids uuid[]) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_deeds store_deed[];
BEGIN
  SELECT array_agg(jsonb_populate_record(NULL::store_deed, jsonb_build_object('ord', c.n, 'first_ord', c.n, 'village_id', c.village_id, 'redemption_id', c.id, 'household_id', c.household_id,
    'request_id', 'clock', 'at', now(), 'points', c.points, 'title', c.title, 'expires_at', c.expires_at, 'status', 'reserved'))) INTO v_deeds
  FROM (SELECT r.*, row_number() OVER (ORDER BY r.village_id, r.id) AS n FROM unnest(p_villages, p_ids) d(v, i) JOIN store_redemption r ON r.village_id = d.v AND r.id = d.i) c;
  IF v_deeds IS NULL THEN RETURN 0; END IF;
  PERFORM store_lock_redemptions(array_agg(d.village_id), array_agg(d.redemption_id)) FROM unnest(v_deeds) d;
  PERFORM store_settle(v_deeds, 'expire');
  RETURN cardinality(v_deeds);
END $$;

-- The clock's own end: what is overdue in any village, up to `p_limit`. What somebody else is ending right now is left to them.
DROP FUNCTION IF EXISTS store_expire(integer);
CREATE FUNCTION store_expire(p_limit integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN store_expire_locked(array_agg(r.village_id), array_agg(r.id)) FROM (SELECT r.village_id, r.id FROM store_redemption r JOIN village v ON v.id = r.village_id
    WHERE r.status = 'reserved' AND r.expires_at <= now() AND v.books_stopped_at IS NULL
    ORDER BY r.village_id, r.id LIMIT p_limit FOR NO KEY UPDATE OF r SKIP LOCKED) r;
END $$;

-- The same by itself, when a set has failed (platform/jobs/clock.ts): what is overdue behind a key, and those of these that still are.
DROP FUNCTION IF EXISTS store_expire_due(uuid, uuid, integer);
CREATE FUNCTION store_expire_due(p_village uuid, p_id uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  SELECT r.village_id, r.id FROM store_redemption r JOIN village v ON v.id = r.village_id
  WHERE r.status = 'reserved' AND r.expires_at <= now() AND v.books_stopped_at IS NULL AND (r.village_id, r.id) > (p_village, p_id) ORDER BY r.village_id, r.id LIMIT p_limit
$$;
DROP FUNCTION IF EXISTS store_expire(uuid[], uuid[]);
CREATE FUNCTION store_expire(p_villages uuid[], p_ids uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN store_expire_locked(array_agg(r.village_id), array_agg(r.id)) FROM (SELECT r.village_id, r.id FROM unnest(p_villages, p_ids) d(v, i) JOIN store_redemption r ON r.village_id = d.v AND r.id = d.i JOIN village v ON v.id = r.village_id
    WHERE r.status = 'reserved' AND r.expires_at <= now() AND v.books_stopped_at IS NULL ORDER BY r.village_id, r.id FOR NO KEY UPDATE OF r SKIP LOCKED) r;
END $$;

REVOKE ALL ON FUNCTION store_read_ends(jsonb, text), store_first_wins(store_deed[], text), store_end(jsonb, text), store_cancel(jsonb), store_hand_over(jsonb), store_return(jsonb),
  store_expire_locked(uuid[], uuid[]), store_expire(integer), store_expire_due(uuid, uuid, integer), store_expire(uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store_cancel(jsonb), store_hand_over(jsonb), store_return(jsonb), store_expire(integer), store_expire_due(uuid, uuid, integer), store_expire(uuid[], uuid[]) TO jishan_app;
