-- How a redemption ends: cancelled, expired, handed over, returned. Each is a way for points and stock, written down once, here.
DROP TYPE IF EXISTS store_way CASCADE;
CREATE TYPE store_way AS (operation text, needs text, becomes text, transfer text, movement text);

DROP FUNCTION IF EXISTS store_way_of(text);
CREATE FUNCTION store_way_of(p_operation text) RETURNS store_way LANGUAGE sql IMMUTABLE AS $$
  SELECT w::store_way FROM (VALUES
    ('cancel', 'reserved', 'cancelled', 'release', 'release'),
    ('expire', 'reserved', 'expired', 'release', 'release'),
    ('hand_over', 'reserved', 'fulfilled', 'capture', 'issue'),
    ('return', 'fulfilled', 'returned', 'sale_return', 'return')) w(operation, needs, becomes, transfer, movement)
  WHERE w.operation = p_operation
$$;

-- The redemptions themselves, in order; then, in the house's order, the accounts and the stock that any end of theirs can touch. What comes back to a household that
-- was merged into another one goes on to that one (ledger_forward), so its accounts are among them.
DROP FUNCTION IF EXISTS store_lock_redemptions(uuid[], uuid[]);
CREATE FUNCTION store_lock_redemptions(p_villages uuid[], p_redemptions uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM store_redemption r WHERE (r.village_id, r.id) IN (SELECT u.village_id, u.id FROM unnest(p_villages, p_redemptions) u(village_id, id))
    ORDER BY r.village_id, r.id FOR NO KEY UPDATE;
  PERFORM ledger_lock(array_agg(l.village_id), array_agg(l.id)) FROM (
    SELECT a.village_id, a.id FROM unnest(p_villages, p_redemptions) u(village_id, id)
    JOIN store_redemption r ON r.village_id = u.village_id AND r.id = u.id
    JOIN ledger_account a ON a.village_id = r.village_id AND a.household_id = ANY (ARRAY[r.household_id, identity_successor(r.village_id, r.household_id)])
    UNION SELECT v.id, ledger_village_account(v.id, 'redeemed') FROM (SELECT DISTINCT unnest(p_villages) AS id) v) l;
  PERFORM store_lock_stock(array_agg(l.village_id), array_agg(l.goods_id)) FROM unnest(p_villages, p_redemptions) u(village_id, id)
    JOIN store_redemption_line l ON l.village_id = u.village_id AND l.redemption_id = u.id;
END $$;

-- State, points, stock and what follows, for deeds that passed every check. The locks are held.
CREATE FUNCTION store_settle(p_deeds store_deed[], p_operation text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_way store_way := store_way_of(p_operation);
  v_deeds store_deed[];
  v_at timestamptz;
BEGIN
  UPDATE store_redemption r SET status = v_way.becomes, version = r.version + 1,
    handed_over_at = CASE WHEN p_operation = 'hand_over' THEN d.at ELSE r.handed_over_at END,
    handed_over_by_person_id = CASE WHEN p_operation = 'hand_over' THEN d.person_id ELSE r.handed_over_by_person_id END,
    means = CASE WHEN p_operation = 'hand_over' THEN d.means ELSE r.means END,
    hand_over_reason = CASE WHEN p_operation = 'hand_over' THEN d.reason ELSE r.hand_over_reason END,
    helper_person_id = CASE WHEN p_operation = 'hand_over' THEN d.helper_id ELSE r.helper_person_id END,
    closed_at = CASE WHEN p_operation <> 'hand_over' THEN d.at END,
    closed_by_person_id = CASE WHEN p_operation <> 'hand_over' THEN d.person_id END,
    close_reason = CASE WHEN p_operation <> 'hand_over' THEN d.reason END
  FROM unnest(p_deeds) d WHERE r.village_id = d.village_id AND r.id = d.redemption_id;
  -- One clock per set, except for back-dated history.
  FOR v_at IN SELECT DISTINCT d.at FROM unnest(p_deeds) d ORDER BY 1 LOOP
    PERFORM ledger_post(array_agg(ROW(d.village_id, new_id(), v_way.transfer, f.id, t.id, d.points, d.redemption_id, d.title, d.helper_id, d.person_id, d.role, NULL)::ledger_posting ORDER BY d.ord), v_at)
    FROM unnest(p_deeds) d
    JOIN ledger_account w ON w.village_id = d.village_id AND w.household_id = d.household_id AND w.kind = 'wallet'
    JOIN ledger_account h ON h.village_id = d.village_id AND h.household_id = d.household_id AND h.kind = 'reserved'
    JOIN ledger_account g ON g.village_id = d.village_id AND g.household_id IS NULL AND g.kind = 'redeemed'
    CROSS JOIN LATERAL (SELECT CASE v_way.transfer WHEN 'sale_return' THEN g.id ELSE h.id END AS id) f
    CROSS JOIN LATERAL (SELECT CASE v_way.transfer WHEN 'capture' THEN g.id ELSE w.id END AS id) t
    WHERE d.at = v_at;
  END LOOP;
  PERFORM store_post(array_agg(ROW(m.n, m.village_id, m.goods_id, m.kind, m.on_hand_change, m.reserved_change, m.redemption_id, m.person_id, m.at)::store_move)) FROM (
    SELECT d.village_id, d.redemption_id, d.person_id, d.at, l.goods_id, k.kind, k.on_hand_change, k.reserved_change, row_number() OVER (ORDER BY d.ord, l.position, k.second) AS n
    FROM unnest(p_deeds) d JOIN store_redemption_line l ON l.village_id = d.village_id AND l.redemption_id = d.redemption_id
    CROSS JOIN LATERAL (
      SELECT v_way.movement AS kind, CASE v_way.movement WHEN 'issue' THEN -l.quantity WHEN 'return' THEN l.quantity ELSE 0 END AS on_hand_change,
        CASE WHEN v_way.movement = 'return' THEN 0 ELSE -l.quantity END AS reserved_change, false AS second
      -- What comes back broken is taken in, so that the books show it, and leaves at once.
      UNION ALL SELECT 'damage', -l.quantity, 0, true WHERE p_operation = 'return' AND NOT d.restock) k) m;
  SELECT array_agg((jsonb_populate_record(d, jsonb_build_object('status', v_way.becomes, 'balance', w.balance))) ORDER BY d.ord) INTO v_deeds
  FROM unnest(p_deeds) d JOIN ledger_account w ON w.village_id = d.village_id AND w.household_id = identity_successor(d.village_id, d.household_id) AND w.kind = 'wallet';
  PERFORM store_record(v_deeds, p_operation);
  IF p_operation = 'hand_over' THEN
    PERFORM store_thank(p_deeds);
  ELSIF p_operation = 'return' THEN
    PERFORM points_thanks_undo(array_agg(d.village_id), array_agg(d.redemption_id)) FROM unnest(p_deeds) d;
  END IF;
END $$;

-- Why a redemption in this state cannot go this way.
DROP FUNCTION IF EXISTS store_state_refusal(text);
CREATE FUNCTION store_state_refusal(p_status text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_status WHEN 'reserved' THEN 'STORE.NOT_FULFILLED' WHEN 'fulfilled' THEN 'STORE.ALREADY_FULFILLED' WHEN 'cancelled' THEN 'STORE.ALREADY_CANCELLED'
    WHEN 'expired' THEN 'STORE.RESERVATION_EXPIRED' WHEN 'returned' THEN 'STORE.ALREADY_RETURNED' END
$$;

REVOKE ALL ON FUNCTION store_way_of(text), store_lock_redemptions(uuid[], uuid[]), store_settle(store_deed[], text), store_state_refusal(text) FROM PUBLIC;
