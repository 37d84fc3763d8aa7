-- Holds activities and honours against the points' ledger, both ways. Read-only; no row when the books are right.
-- Sets are held against sets, each once. Without statistics (books just loaded) the planner takes them for a few rows and goes through one for every row of
-- another, for minutes: so no nested loops.
DROP FUNCTION IF EXISTS activities_verify(uuid);
CREATE FUNCTION activities_verify(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off AS $$
  WITH posted AS (SELECT t.village_id, t.kind, t.cause_id, t.amount FROM ledger_transfer t
    WHERE t.kind IN ('activity', 'activity_reversal', 'honour', 'honour_reversal') AND (p_village IS NULL OR t.village_id = p_village)),
  owed AS (
    SELECT p.village_id, 'activity' AS kind, p.id AS cause_id, p.points AS amount FROM activity_presence p WHERE p.points > 0
    UNION ALL SELECT p.village_id, 'activity_reversal', p.id, p.points FROM activity_presence p WHERE p.reversed_at IS NOT NULL
    UNION ALL SELECT o.village_id, 'honour', o.id, o.points FROM honour o WHERE o.points IS NOT NULL
    UNION ALL SELECT o.village_id, 'honour_reversal', o.id, o.points FROM honour o WHERE o.points IS NOT NULL AND o.revoked_at IS NOT NULL)
  SELECT coalesce(o.village_id, t.village_id), coalesce(o.kind, t.kind), coalesce(o.cause_id, t.cause_id), format('says %s points, its transfer says %s', coalesce(o.amount::text, 'no'), coalesce(t.amount::text, 'nothing'))
  FROM (SELECT * FROM owed o WHERE p_village IS NULL OR o.village_id = p_village) o
  FULL JOIN posted t ON t.village_id = o.village_id AND t.kind = o.kind AND t.cause_id = o.cause_id
  WHERE o.amount IS DISTINCT FROM t.amount
  UNION ALL
  SELECT s.village_id, 'settlement', s.id, format('says %s persons, %s over the cap, %s points; the list gives %s, %s, %s', s.persons, s.capped, s.points, coalesce(l.persons, 0), coalesce(l.capped, 0), coalesce(l.points, 0))
  FROM activity_settlement s
  LEFT JOIN (SELECT p.village_id, p.settlement_id, count(*)::int AS persons, (count(*) FILTER (WHERE p.points = 0))::int AS capped, sum(p.points)::int AS points FROM activity_presence p
    WHERE p.settlement_id IS NOT NULL GROUP BY 1, 2) l ON l.village_id = s.village_id AND l.settlement_id = s.id
  WHERE (p_village IS NULL OR s.village_id = p_village) AND (s.persons, s.capped, s.points) IS DISTINCT FROM (l.persons, l.capped, l.points)
  UNION ALL
  SELECT a.village_id, 'activity', a.id, format('says %s seats taken, %s are going', a.seats_taken, coalesce(g.going, 0))
  FROM activity a LEFT JOIN (SELECT u.village_id, u.activity_id, count(*)::int AS going FROM activity_sign_up u WHERE u.state = 'going' GROUP BY 1, 2) g ON g.village_id = a.village_id AND g.activity_id = a.id
  WHERE (p_village IS NULL OR a.village_id = p_village) AND a.seats_taken <> coalesce(g.going, 0)
  UNION ALL
  -- Into the wallet of the household that was there or was honoured, or of the one that it had been merged into when the points came (ledger_forward): whose a wallet
  -- is stands in no leaf of the sealed book.
  SELECT t.village_id, 'account', w.id, format('the wallet is household %s''s, but %s %s was of household %s', w.household_id, t.kind, t.id, c.household_id)
  FROM (SELECT p.village_id, 'activity' AS kind, p.id, p.household_id FROM activity_presence p WHERE p.points > 0
    UNION ALL SELECT o.village_id, 'honour', o.id, o.household_id FROM honour o WHERE o.points IS NOT NULL) c
  JOIN ledger_transfer t ON t.village_id = c.village_id AND t.kind = c.kind AND t.cause_id = c.id
  JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id
  JOIN ledger_account w ON w.village_id = e.village_id AND w.id = e.account_id AND w.kind = 'wallet'
  WHERE (p_village IS NULL OR c.village_id = p_village) AND w.household_id IS DISTINCT FROM c.household_id
    AND NOT identity_went_into(c.village_id, c.household_id, w.household_id)
$$;
REVOKE ALL ON FUNCTION activities_verify(uuid) FROM PUBLIC;
