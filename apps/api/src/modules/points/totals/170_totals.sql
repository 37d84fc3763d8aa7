-- Sums per household and calendar month (village time), kept beside the entries by a trigger on them (migration points-totals), so that
-- honour rolls and books cost the same however long the ledger is.

-- What a transfer means for a household's month. A new kind of transfer is a line here and in the contracts' `transferFlows`.
CREATE OR REPLACE FUNCTION ledger_flow(p_kind text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN p_kind IN ('award', 'award_reversal', 'activity', 'activity_reversal', 'honour', 'honour_reversal') THEN 'earned'
    WHEN p_kind IN ('thanks', 'thanks_reversal') THEN 'earned'
    WHEN p_kind IN ('capture', 'counter_sale', 'sale_return') THEN 'spent'
    WHEN p_kind IN ('hold', 'release') THEN 'held'
    WHEN p_kind = 'expiry' THEN 'expired'
    ELSE 'adjusted' END
$$;

-- The totals as the entries give them.
DROP FUNCTION IF EXISTS ledger_totals_of(uuid);
CREATE FUNCTION ledger_totals_of(p_village uuid) RETURNS TABLE (village_id uuid, household_id uuid, month date, earned integer, spent integer, expired integer, adjusted integer)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.village_id, a.household_id, date_trunc('month', t.at AT TIME ZONE 'Asia/Shanghai')::date,
    coalesce(sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'earned'), 0)::int, coalesce(-sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'spent'), 0)::int,
    coalesce(-sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'expired'), 0)::int, coalesce(sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'adjusted'), 0)::int
  FROM ledger_entry e
  JOIN ledger_account a ON a.village_id = e.village_id AND a.id = e.account_id
  JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
  WHERE (p_village IS NULL OR e.village_id = p_village) AND a.household_id IS NOT NULL AND ledger_flow(t.kind) <> 'held'
  GROUP BY 1, 2, 3
$$;

-- Makes a village's totals anew from its entries, after a kind was put under another heading. Its accounts wait meanwhile. For the schema's owner.
DROP FUNCTION IF EXISTS ledger_rebuild_totals(uuid);
CREATE FUNCTION ledger_rebuild_totals(p_village uuid) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_rows integer;
BEGIN
  PERFORM 1 FROM ledger_account a WHERE a.village_id = p_village ORDER BY a.id FOR UPDATE;
  DELETE FROM points_month_total m WHERE m.village_id = p_village;
  INSERT INTO points_month_total (village_id, household_id, month, earned, spent, expired, adjusted) SELECT * FROM ledger_totals_of(p_village);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  RETURN v_rows;
END $$;

-- Holds every total against the entries. Read-only; no row when they are right.
DROP FUNCTION IF EXISTS ledger_verify_totals(uuid);
CREATE FUNCTION ledger_verify_totals(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(m.village_id, e.village_id), 'total', coalesce(m.household_id, e.household_id),
    format('%s says earned %s, spent %s, expired %s, adjusted %s; the entries give %s, %s, %s, %s', to_char(coalesce(m.month, e.month), 'YYYY-MM'),
      m.earned, m.spent, m.expired, m.adjusted, coalesce(e.earned, 0), coalesce(e.spent, 0), coalesce(e.expired, 0), coalesce(e.adjusted, 0))
  FROM (SELECT * FROM points_month_total t WHERE p_village IS NULL OR t.village_id = p_village) m
  FULL JOIN ledger_totals_of(p_village) e ON e.village_id = m.village_id AND e.household_id = m.household_id AND e.month = m.month
  WHERE (m.earned, m.spent, m.expired, m.adjusted) IS DISTINCT FROM (coalesce(e.earned, 0), coalesce(e.spent, 0), coalesce(e.expired, 0), coalesce(e.adjusted, 0))
$$;

REVOKE ALL ON FUNCTION ledger_flow(text), ledger_totals_of(uuid), ledger_rebuild_totals(uuid), ledger_verify_totals(uuid) FROM PUBLIC;
