-- Rebuilds every balance from the entries and names what does not agree. Read-only; answers no row when the books are right.
DROP FUNCTION IF EXISTS ledger_verify(uuid);
CREATE FUNCTION ledger_verify(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH entry AS (
    SELECT e.village_id, e.account_id, e.seq, e.transfer_id, e.amount, e.balance_after,
      sum(e.amount) OVER account AS running, row_number() OVER account AS nth, count(*) OVER (PARTITION BY e.village_id, e.account_id) AS lines
    FROM ledger_entry e WHERE p_village IS NULL OR e.village_id = p_village
    WINDOW account AS (PARTITION BY e.village_id, e.account_id ORDER BY e.seq)),
  rebuilt AS (SELECT e.village_id, e.account_id, sum(e.amount)::int AS balance, max(e.seq) AS last_seq FROM entry e GROUP BY 1, 2)
  SELECT e.village_id, 'entry', e.account_id, format('seq %s is number %s of its account', e.seq, e.nth) FROM entry e WHERE e.seq <> e.nth
  UNION ALL
  SELECT e.village_id, 'entry', e.account_id, format('seq %s says balance %s, the entries give %s', e.seq, e.balance_after, e.running) FROM entry e WHERE e.balance_after <> e.running
  UNION ALL
  SELECT a.village_id, 'account', a.id, format('%s says balance %s (seq %s), the entries give %s (seq %s)', a.kind, a.balance, a.last_seq, coalesce(r.balance, 0), coalesce(r.last_seq, 0))
  FROM ledger_account a LEFT JOIN rebuilt r ON r.village_id = a.village_id AND r.account_id = a.id
  WHERE (p_village IS NULL OR a.village_id = p_village) AND (a.balance, a.last_seq) IS DISTINCT FROM (coalesce(r.balance, 0), coalesce(r.last_seq, 0))
  UNION ALL
  SELECT t.village_id, 'transfer', t.id, format('%s of %s: entries sum to %s, largest is %s', t.kind, t.amount, coalesce(s.total, 0), coalesce(s.largest, 0))
  FROM ledger_transfer t LEFT JOIN (SELECT e.village_id, e.transfer_id, sum(e.amount) AS total, max(e.amount) AS largest, count(*) AS sides FROM entry e GROUP BY 1, 2) s
    ON s.village_id = t.village_id AND s.transfer_id = t.id
  WHERE (p_village IS NULL OR t.village_id = p_village) AND (s.total IS DISTINCT FROM 0 OR s.largest IS DISTINCT FROM t.amount OR s.sides IS DISTINCT FROM 2)
  UNION ALL
  SELECT a.village_id, 'application', a.id, format('%s with %s points, but its award says %s', a.status, a.points_awarded, coalesce(t.amount::text, 'nothing'))
  FROM points_application a LEFT JOIN ledger_transfer t ON t.village_id = a.village_id AND t.kind = 'award' AND t.cause_id = a.id
  WHERE (p_village IS NULL OR a.village_id = p_village) AND a.points_awarded IS DISTINCT FROM t.amount
  UNION ALL
  SELECT coalesce(m.village_id, w.village_id), 'household', coalesce(m.household_id, w.household_id),
    format('month %s counts %s points that it reported itself, its applications give %s', coalesce(m.month_start, w.month_start), coalesce(m.points, 0), coalesce(w.points, 0))
  FROM (SELECT * FROM points_month_use u WHERE p_village IS NULL OR u.village_id = p_village) m FULL JOIN (
    SELECT a.village_id, a.household_id, date_trunc('month', a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS month_start, sum(a.points_awarded)::int AS points
    FROM points_application a JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
    WHERE a.status = 'credited' AND r.started_by = 'villager' AND (p_village IS NULL OR a.village_id = p_village) GROUP BY 1, 2, 3) w
    ON w.village_id = m.village_id AND w.household_id = m.household_id AND w.month_start = m.month_start
  WHERE coalesce(m.points, 0) <> coalesce(w.points, 0)
  UNION ALL
  -- What a deduction says that it took, and gave back, is what the books say; and no transfer without one.
  SELECT coalesce(d.village_id, t.village_id), 'deduction', coalesce(d.id, t.cause_id), format('says %s of %s, its transfer says %s', coalesce(d.amount::text, 'nothing'), coalesce(d.kind, t.kind), coalesce(t.amount::text, 'nothing'))
  FROM (SELECT d.village_id, d.id, k.kind, d.posted AS amount FROM points_deduction d CROSS JOIN (VALUES ('deduction'), ('deduction_reversal')) k(kind)
    WHERE d.posted > 0 AND (k.kind = 'deduction' OR d.status = 'reversed') AND (p_village IS NULL OR d.village_id = p_village)) d
  FULL JOIN (SELECT t.* FROM ledger_transfer t WHERE t.kind IN ('deduction', 'deduction_reversal') AND (p_village IS NULL OR t.village_id = p_village)) t
    ON t.village_id = d.village_id AND t.kind = d.kind AND t.cause_id = d.id
  WHERE d.amount IS DISTINCT FROM t.amount
  UNION ALL
  -- Points go the way their kind says, from one household's to the same household's; only a 分户 or a 并户 takes them to another (points_verify_splits).
  SELECT t.village_id, 'transfer', t.id, format('%s goes from %s to %s', t.kind, f.kind, c.kind)
  FROM ledger_transfer t
  JOIN (VALUES ('award', 'issuance', 'wallet'), ('opening', 'issuance', 'wallet'), ('award_reversal', 'wallet', 'correction'), ('hold', 'wallet', 'reserved'), ('release', 'reserved', 'wallet'),
    ('capture', 'reserved', 'redeemed'), ('counter_sale', 'wallet', 'redeemed'), ('sale_return', 'redeemed', 'wallet'),
    ('thanks', 'issuance', 'wallet'), ('thanks_reversal', 'wallet', 'correction'),
    ('expiry', 'wallet', 'expired'), ('household_split', 'wallet', 'wallet'), ('household_merge', 'wallet', 'wallet'),
    ('activity', 'issuance', 'wallet'), ('activity_reversal', 'wallet', 'correction'), ('honour', 'issuance', 'wallet'), ('honour_reversal', 'wallet', 'correction'),
    ('deduction', 'wallet', 'correction'), ('deduction_reversal', 'correction', 'wallet')) w(kind, gives, takes) ON w.kind = t.kind
  JOIN ledger_entry d ON d.village_id = t.village_id AND d.transfer_id = t.id AND d.amount < 0
  JOIN ledger_account f ON f.village_id = d.village_id AND f.id = d.account_id
  JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id AND e.amount > 0
  JOIN ledger_account c ON c.village_id = e.village_id AND c.id = e.account_id
  WHERE (p_village IS NULL OR t.village_id = p_village) AND ((f.kind, c.kind) <> (w.gives, w.takes) OR f.household_id <> c.household_id AND t.kind NOT IN ('household_split', 'household_merge'))
  UNION ALL
  SELECT t.village_id, 'transfer', t.id, format('takes back %s of a credit of %s', t.amount, coalesce(o.amount::text, 'nothing'))
  FROM ledger_transfer t LEFT JOIN ledger_transfer o ON o.village_id = t.village_id AND o.id = t.reverses_transfer_id AND t.kind = o.kind || '_reversal' AND o.cause_id = t.cause_id
  WHERE t.kind IN ('award_reversal', 'activity_reversal', 'honour_reversal', 'deduction_reversal') AND (p_village IS NULL OR t.village_id = p_village) AND o.amount IS DISTINCT FROM t.amount
  UNION ALL
  SELECT a.village_id, 'village', a.village_id, format('issued %s, but wallets hold %s, reserved %s, redeemed %s, expired %s, corrected %s', -sum(a.balance) FILTER (WHERE a.kind = 'issuance'),
    coalesce(sum(a.balance) FILTER (WHERE a.kind = 'wallet'), 0), coalesce(sum(a.balance) FILTER (WHERE a.kind = 'reserved'), 0), coalesce(sum(a.balance) FILTER (WHERE a.kind = 'redeemed'), 0),
    coalesce(sum(a.balance) FILTER (WHERE a.kind = 'expired'), 0), coalesce(sum(a.balance) FILTER (WHERE a.kind = 'correction'), 0)) FROM ledger_account a
  WHERE p_village IS NULL OR a.village_id = p_village GROUP BY a.village_id HAVING sum(a.balance) <> 0
$$;
REVOKE ALL ON FUNCTION ledger_verify(uuid) FROM PUBLIC;
