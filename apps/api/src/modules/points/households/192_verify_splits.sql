-- Holds every 分户 and 并户 against the book: the points that its record says went along went, once, from the wallet of the one household into that of the
-- other, and no such transfer is without a record; and a household that was merged into another has nothing and nobody left. Read-only; no row when they are right.
DROP FUNCTION IF EXISTS points_verify_splits(uuid);
CREATE FUNCTION points_verify_splits(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(c.village_id, t.village_id), coalesce(c.kind, 'split'), coalesce(c.id, t.cause_id), format('says %s points went along, its transfer says %s', coalesce(c.points::text, 'nothing'), coalesce(t.amount::text, 'nothing'))
  FROM (SELECT * FROM household_change x WHERE p_village IS NULL OR x.village_id = p_village) c
  FULL JOIN (SELECT * FROM ledger_transfer x WHERE x.kind IN ('household_split', 'household_merge') AND (p_village IS NULL OR x.village_id = p_village)) t ON t.village_id = c.village_id AND t.cause_id = c.id AND t.kind = 'household_' || c.kind
  WHERE nullif(c.points, 0) IS DISTINCT FROM t.amount
  UNION ALL
  SELECT c.village_id, c.kind, c.id, format('goes from %s to %s, its transfer from %s to %s', c.from_household_id, c.to_household_id, f.household_id, g.household_id)
  FROM household_change c
  JOIN ledger_transfer t ON t.village_id = c.village_id AND t.kind = 'household_' || c.kind AND t.cause_id = c.id
  JOIN ledger_entry d ON d.village_id = t.village_id AND d.transfer_id = t.id AND d.amount < 0
  JOIN ledger_account f ON f.village_id = d.village_id AND f.id = d.account_id
  JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id AND e.amount > 0
  JOIN ledger_account g ON g.village_id = e.village_id AND g.id = e.account_id
  WHERE (p_village IS NULL OR c.village_id = p_village) AND (f.household_id, g.household_id) IS DISTINCT FROM (c.from_household_id, c.to_household_id)
  UNION ALL
  SELECT c.village_id, c.kind, c.id, format('says it came behind entries %s and %s, the wallets say otherwise', c.from_seq, c.to_seq)
  FROM household_change c JOIN ledger_account f ON f.village_id = c.village_id AND f.household_id = c.from_household_id AND f.kind = 'wallet'
  WHERE (p_village IS NULL OR c.village_id = p_village) AND c.kind = 'merge' AND (f.last_seq <> c.from_seq + least(c.points, 1) OR c.points > 0 AND NOT EXISTS (
    SELECT FROM ledger_transfer t JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id
    WHERE t.village_id = c.village_id AND t.kind = 'household_merge' AND t.cause_id = c.id AND e.amount > 0 AND e.seq = c.to_seq + 1))
  UNION ALL
  SELECT h.village_id, 'household', h.id, format('was merged into %s, its record says %s', coalesce(h.merged_into_household_id::text, 'nothing'), coalesce(c.to_household_id::text, 'nothing'))
  FROM household h LEFT JOIN household_change c ON c.village_id = h.village_id AND c.from_household_id = h.id AND c.kind = 'merge'
  WHERE (p_village IS NULL OR h.village_id = p_village) AND h.merged_into_household_id IS DISTINCT FROM c.to_household_id
  UNION ALL
  SELECT h.village_id, 'household', h.id, format('is closed and has %s points and %s people', b.points, p.people)
  FROM household h
  CROSS JOIN LATERAL (SELECT coalesce(sum(a.balance), 0) AS points FROM ledger_account a WHERE a.village_id = h.village_id AND a.household_id = h.id) b
  CROSS JOIN LATERAL (SELECT count(*) AS people FROM person n WHERE n.village_id = h.village_id AND n.household_id = h.id) p
  WHERE (p_village IS NULL OR h.village_id = p_village) AND h.closed_at IS NOT NULL AND (b.points <> 0 OR p.people > 0)
$$;
REVOKE ALL ON FUNCTION points_verify_splits(uuid) FROM PUBLIC;
