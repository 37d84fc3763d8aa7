-- Holds every expiry against the book as it stood just before: it took what was unspent of what was credited before its day, no point more
-- and none less, and every such transfer has its record. Read-only; no row when they are right.
DROP FUNCTION IF EXISTS points_verify_expiry(uuid);
CREATE FUNCTION points_verify_expiry(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT x.village_id, 'expiry', x.id, format('says %s points of %s went, its transfer says %s', x.points, x.cutoff, coalesce(t.amount::text, 'nothing'))
  FROM points_expiry x LEFT JOIN ledger_transfer t ON t.village_id = x.village_id AND t.kind = 'expiry' AND t.cause_id = x.id
  WHERE (p_village IS NULL OR x.village_id = p_village) AND t.amount IS DISTINCT FROM x.points
  UNION ALL
  SELECT t.village_id, 'transfer', t.id, format('%s points expired without a record', t.amount)
  FROM ledger_transfer t WHERE t.kind = 'expiry' AND (p_village IS NULL OR t.village_id = p_village)
    AND NOT EXISTS (SELECT FROM points_expiry x WHERE x.village_id = t.village_id AND x.id = t.cause_id)
  UNION ALL
  SELECT x.village_id, 'expiry', x.id, format('took %s points credited before %s, the book gives %s', x.points, x.credited_before, d.points)
  FROM points_expiry x
  JOIN ledger_transfer t ON t.village_id = x.village_id AND t.kind = 'expiry' AND t.cause_id = x.id
  JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id AND e.amount < 0
  JOIN ledger_account w ON w.village_id = e.village_id AND w.id = e.account_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(u.points), 0)::int AS points FROM points_unspent(e.village_id, e.account_id, e.seq - 1, e.balance_after - e.amount) u WHERE u.day < x.credited_before) d
  WHERE (p_village IS NULL OR x.village_id = p_village) AND (d.points <> x.points OR w.household_id IS DISTINCT FROM x.household_id)
$$;
REVOKE ALL ON FUNCTION points_verify_expiry(uuid) FROM PUBLIC;
