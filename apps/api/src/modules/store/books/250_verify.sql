-- Rebuilds every stock level from its movements, and holds the store against the points' ledger. Read-only; no row when the books are right.
-- Sets are held against sets, each once. Without statistics (books just loaded) the planner takes them for a few rows and goes through one for every row of
-- another, for minutes: so no nested loops.
DROP FUNCTION IF EXISTS store_verify(uuid);
CREATE FUNCTION store_verify(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off AS $$
  WITH moved AS (
    SELECT m.village_id, m.goods_id, m.seq, m.on_hand_after, m.reserved_after, sum(m.on_hand_change) OVER article AS on_hand, sum(m.reserved_change) OVER article AS reserved,
      row_number() OVER article AS nth
    FROM store_movement m WHERE p_village IS NULL OR m.village_id = p_village WINDOW article AS (PARTITION BY m.village_id, m.goods_id ORDER BY m.seq)),
  level AS (SELECT DISTINCT ON (m.village_id, m.goods_id) m.village_id, m.goods_id, m.on_hand, m.reserved, m.seq FROM moved m ORDER BY m.village_id, m.goods_id, m.seq DESC),
  open AS (
    SELECT l.village_id, l.goods_id, sum(l.quantity) AS quantity FROM store_redemption r JOIN store_redemption_line l ON l.village_id = r.village_id AND l.redemption_id = r.id
    WHERE r.status = 'reserved' AND (p_village IS NULL OR r.village_id = p_village) GROUP BY 1, 2),
  held AS (SELECT r.village_id, r.household_id, sum(r.points) AS points FROM store_redemption r WHERE r.status = 'reserved' AND (p_village IS NULL OR r.village_id = p_village) GROUP BY 1, 2)
  SELECT m.village_id, 'movement', m.goods_id, format('seq %s: number %s, says %s/%s, the movements give %s/%s', m.seq, m.nth, m.on_hand_after, m.reserved_after, m.on_hand, m.reserved)
  FROM moved m WHERE m.seq <> m.nth OR m.on_hand_after <> m.on_hand OR m.reserved_after <> m.reserved
  UNION ALL
  SELECT s.village_id, 'stock', s.goods_id, format('says %s/%s (seq %s), the movements give %s/%s (seq %s)', s.on_hand, s.reserved, s.last_seq, coalesce(l.on_hand, 0), coalesce(l.reserved, 0), coalesce(l.seq, 0))
  FROM store_stock s LEFT JOIN level l ON l.village_id = s.village_id AND l.goods_id = s.goods_id
  WHERE (p_village IS NULL OR s.village_id = p_village) AND (s.on_hand, s.reserved, s.last_seq) IS DISTINCT FROM (coalesce(l.on_hand, 0)::int, coalesce(l.reserved, 0)::int, coalesce(l.seq, 0))
  UNION ALL
  SELECT s.village_id, 'stock', s.goods_id, format('%s reserved, open redemptions want %s', s.reserved, coalesce(o.quantity, 0))
  FROM store_stock s LEFT JOIN open o ON o.village_id = s.village_id AND o.goods_id = s.goods_id
  WHERE (p_village IS NULL OR s.village_id = p_village) AND s.reserved <> coalesce(o.quantity, 0)
  UNION ALL
  SELECT a.village_id, 'account', a.id, format('%s points reserved, open redemptions hold %s', a.balance, coalesce(h.points, 0))
  FROM ledger_account a LEFT JOIN held h ON h.village_id = a.village_id AND h.household_id = a.household_id
  WHERE a.kind = 'reserved' AND (p_village IS NULL OR a.village_id = p_village) AND a.balance <> coalesce(h.points, 0)
  UNION ALL
  SELECT r.village_id, 'redemption', r.id, format('%s points, its lines give %s', r.points, coalesce(l.points, 0))
  FROM store_redemption r LEFT JOIN (SELECT l.village_id, l.redemption_id, sum(l.quantity * l.unit_points) AS points FROM store_redemption_line l
    WHERE p_village IS NULL OR l.village_id = p_village GROUP BY 1, 2) l ON l.village_id = r.village_id AND l.redemption_id = r.id
  WHERE (p_village IS NULL OR r.village_id = p_village) AND coalesce(l.points, 0) <> r.points
  UNION ALL
  SELECT t.village_id, 'account', w.id, format('the wallet is household %s''s, but %s %s was of household %s', w.household_id, t.kind, t.id, r.household_id)
  FROM store_redemption r
  JOIN ledger_transfer t ON t.village_id = r.village_id AND t.kind IN ('hold', 'counter_sale') AND t.cause_id = r.id
  JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id
  JOIN ledger_account w ON w.village_id = e.village_id AND w.id = e.account_id AND w.kind = 'wallet'
  WHERE (p_village IS NULL OR r.village_id = p_village) AND w.household_id IS DISTINCT FROM r.household_id
$$;
REVOKE ALL ON FUNCTION store_verify(uuid) FROM PUBLIC;
