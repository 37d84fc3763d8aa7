-- The posting of 扣分: out of the wallet, down to zero at most; what the wallet does not hold is waived and stands beside it. Points that are
-- held for a redemption are not touched.

-- Wallets of the households and the villages' correction, in the one order.
DROP FUNCTION IF EXISTS points_deductions_lock_accounts(uuid[], uuid[]);
CREATE FUNCTION points_deductions_lock_accounts(p_villages uuid[], p_households uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM ledger_open(p_villages, p_households);
  PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM ledger_account a
  WHERE a.kind = 'wallet' AND (a.village_id, a.household_id) IN (SELECT u.v, u.h FROM unnest(p_villages, p_households) u(v, h))
    OR a.kind = 'correction' AND a.household_id IS NULL AND a.village_id = ANY (p_villages);
END $$;

-- Cases whose rows and accounts the caller holds locked, one after another: each finds what the one before it left.
DROP FUNCTION IF EXISTS points_deductions_post(uuid[], uuid[]), points_deductions_post(uuid[], uuid[], timestamptz);
CREATE FUNCTION points_deductions_post(p_villages uuid[], p_ids uuid[], p_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction;
  v_wallet ledger_account;
  v_taken integer;
BEGIN
  FOR v_case IN SELECT d.* FROM points_deduction d WHERE (d.village_id, d.id) IN (SELECT u.v, u.i FROM unnest(p_villages, p_ids) u(v, i)) ORDER BY d.village_id, d.appeal_until, d.id LOOP
    SELECT * INTO v_wallet FROM ledger_account a WHERE a.village_id = v_case.village_id AND a.household_id = v_case.household_id AND a.kind = 'wallet';
    v_taken := least(v_wallet.balance, v_case.points);
    IF v_taken > 0 THEN
      PERFORM ledger_post(ARRAY[ROW(v_case.village_id, new_id(), 'deduction', v_wallet.id, ledger_village_account(v_case.village_id, 'correction'), v_taken, v_case.id, r.title, NULL, v_case.opened_by_person_id,
        coalesce(v_case.decided_by_role, v_case.opened_by_role), NULL)::ledger_posting], p_at) FROM points_rule r WHERE r.village_id = v_case.village_id AND r.id = v_case.rule_id;
    END IF;
    UPDATE points_deduction d SET status = 'posted', posted = v_taken, waived = v_case.points - v_taken, posted_at = p_at WHERE d.village_id = v_case.village_id AND d.id = v_case.id;
    PERFORM points_deduction_tell(v_case, 'points.deduction.ended', jsonb_build_object('status', 'posted', 'points', v_taken, 'reason', v_case.answer));
  END LOOP;
END $$;

-- Of cases that are due and that the caller holds locked, those whose window ran for nobody: whoever read the notice reads no more, and nobody has told them. It stops, until
-- somebody in office tells them; who acts for the household hears of it.
DROP FUNCTION IF EXISTS points_deductions_stop(uuid[], uuid[]);
CREATE FUNCTION points_deductions_stop(p_villages uuid[], p_ids uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction;
BEGIN
  FOR v_case IN UPDATE points_deduction d SET appeal_until = NULL FROM unnest(p_villages, p_ids) u(v, i)
    WHERE d.village_id = u.v AND d.id = u.i AND d.status = 'notified' AND NOT points_deduction_runs(d.village_id, d.household_id, d.told_at) RETURNING d.* LOOP
    PERFORM points_deduction_tell(v_case, 'points.deduction.notified', jsonb_build_object('status', 'untold'));
  END LOOP;
END $$;

-- Those of some households whose window is over and that the job has not come to yet; locked. Whoever spends asks first, so that points that
-- are owed are not spent in the minute between.
DROP FUNCTION IF EXISTS points_deductions_due(uuid[], uuid[]);
CREATE FUNCTION points_deductions_due(p_villages uuid[], p_households uuid[]) RETURNS points_deduction[] LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_due points_deduction[];
BEGIN
  SELECT array_agg(o.one) INTO v_due FROM (SELECT d AS one FROM points_deduction d JOIN village v ON v.id = d.village_id AND v.books_stopped_at IS NULL
    WHERE (d.village_id, d.household_id) IN (SELECT u.v, u.h FROM unnest(p_villages, p_households) u(v, h)) AND d.status = 'notified' AND d.appeal_until <= now()
    ORDER BY d.village_id, d.id FOR UPDATE OF d) o;
  IF v_due IS NULL THEN RETURN NULL; END IF;
  PERFORM points_deductions_stop(array_agg(u.village_id), array_agg(u.id)) FROM unnest(v_due) u;
  RETURN (SELECT array_agg(d ORDER BY d.village_id, d.id) FROM unnest(v_due) u JOIN points_deduction d ON d.village_id = u.village_id AND d.id = u.id WHERE d.appeal_until IS NOT NULL);
END $$;

-- Cases that are due and that the caller holds locked. Answers how many were gone into, posted or stopped.
DROP FUNCTION IF EXISTS points_deductions_post_locked(uuid[], uuid[], uuid[], timestamptz);
CREATE FUNCTION points_deductions_post_locked(p_villages uuid[], p_ids uuid[], p_households uuid[], p_at timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF p_ids IS NULL THEN RETURN 0; END IF;
  PERFORM points_deductions_stop(p_villages, p_ids);
  PERFORM points_deductions_lock_accounts(p_villages, p_households);
  PERFORM points_deductions_post(array_agg(d.village_id), array_agg(d.id), p_at) FROM unnest(p_villages, p_ids) u(v, i)
    JOIN points_deduction d ON d.village_id = u.v AND d.id = u.i AND d.appeal_until IS NOT NULL HAVING count(*) > 0;
  RETURN cardinality(p_ids);
END $$;

-- The clock's own: what is over in any village, up to `p_limit`. What somebody else holds right now is left to them.
DROP FUNCTION IF EXISTS points_post_deductions(integer), points_post_deductions(integer, timestamptz);
CREATE FUNCTION points_post_deductions(p_limit integer, p_at timestamptz DEFAULT NULL) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN points_deductions_post_locked(array_agg(d.village_id), array_agg(d.id), array_agg(d.household_id), books_now(p_at)) FROM (SELECT d.village_id, d.id, d.household_id FROM points_deduction d JOIN village v ON v.id = d.village_id AND v.books_stopped_at IS NULL
    WHERE d.status = 'notified' AND d.appeal_until <= books_now(p_at) ORDER BY d.village_id, d.id LIMIT p_limit FOR UPDATE OF d SKIP LOCKED) d;
END $$;

-- The same by itself, when a set has failed (platform/jobs/clock.ts): what is over behind a key, and those of these that still are.
DROP FUNCTION IF EXISTS points_post_deductions_due(uuid, uuid, integer);
CREATE FUNCTION points_post_deductions_due(p_village uuid, p_id uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.village_id, d.id FROM points_deduction d JOIN village v ON v.id = d.village_id AND v.books_stopped_at IS NULL
  WHERE d.status = 'notified' AND d.appeal_until <= now() AND (d.village_id, d.id) > (p_village, p_id) ORDER BY d.village_id, d.id LIMIT p_limit
$$;
DROP FUNCTION IF EXISTS points_post_deductions(uuid[], uuid[]);
CREATE FUNCTION points_post_deductions(p_villages uuid[], p_ids uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN points_deductions_post_locked(array_agg(d.village_id), array_agg(d.id), array_agg(d.household_id), now()) FROM (SELECT d.village_id, d.id, d.household_id FROM unnest(p_villages, p_ids) c(v, i) JOIN points_deduction d ON d.village_id = c.v AND d.id = c.i
    JOIN village v ON v.id = d.village_id AND v.books_stopped_at IS NULL
    WHERE d.status = 'notified' AND d.appeal_until <= now() ORDER BY d.village_id, d.id FOR UPDATE OF d SKIP LOCKED) d;
END $$;

REVOKE ALL ON FUNCTION points_deductions_lock_accounts(uuid[], uuid[]), points_deductions_post(uuid[], uuid[], timestamptz), points_deductions_stop(uuid[], uuid[]), points_deductions_due(uuid[], uuid[]), points_deductions_post_locked(uuid[], uuid[], uuid[], timestamptz),
  points_post_deductions(integer, timestamptz), points_post_deductions_due(uuid, uuid, integer), points_post_deductions(uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_post_deductions(integer, timestamptz), points_post_deductions_due(uuid, uuid, integer), points_post_deductions(uuid[], uuid[]) TO jishan_app;
