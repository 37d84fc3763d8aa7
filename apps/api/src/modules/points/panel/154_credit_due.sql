-- The end of 公示. Credits whole sets through the one door (points_caps_take, points_credit in 110_approve.sql): caps are counted here,
-- where the credit is made. Its transaction is all there is: cut off, nothing has happened, and the next run does it. Run twice, the
-- second finds nothing to do, and a second award of the same application is refused by the ledger's own index.
DROP FUNCTION IF EXISTS points_credit_cases(uuid[], uuid);
CREATE FUNCTION points_credit_cases(p_applications uuid[], p_village uuid) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN points_credit_published(array_agg(a.*)) FROM points_application a
  WHERE a.village_id = p_village AND a.id = ANY (p_applications) AND a.status IN ('publicized', 'overturned') AND a.public_until <= now();
END $$;

-- Rows that the caller holds locked.
DROP FUNCTION IF EXISTS points_credit_published(points_application[]);
CREATE FUNCTION points_credit_published(p_apps points_application[]) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_cases points_approval[];
  v_over jsonb;
  v_go points_approval[];
BEGIN
  SELECT array_agg(jsonb_populate_record(NULL::points_approval, to_jsonb(c)) ORDER BY c.ord) INTO v_cases FROM (
    SELECT (row_number() OVER (ORDER BY a.village_id, a.public_until, a.id))::int AS ord, a.village_id, a.id AS application_id, 'clock' AS request_id, new_id() AS transfer_id, now() AS at, 'panel' AS role,
      a.household_id, a.member_id, a.filed_by_person_id AS filed_by, a.rule_id, r.title, a.agreed_points AS award, r.cap_times, r.cap_period, r.cap_subject AS cap_kind,
      CASE r.cap_subject WHEN 'member' THEN a.member_id WHEN 'household' THEN a.household_id END AS cap_subject, date_trunc(r.cap_period, a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS cap_start, coalesce(r.origin_rule_id, r.id) AS cap_rule,
      s.household_month_cap AS month_cap, CASE r.started_by WHEN 'villager' THEN date_trunc('month', a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date END AS month_start
    FROM unnest(p_apps) a JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
    JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id JOIN village v ON v.id = a.village_id WHERE v.books_stopped_at IS NULL) c;
  IF v_cases IS NULL THEN RETURN 0; END IF;
  PERFORM ledger_open(array_agg(c.village_id), array_agg(c.household_id)) FROM unnest(v_cases) c;
  PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM (SELECT DISTINCT c.village_id, c.household_id FROM unnest(v_cases) c) c
    JOIN ledger_account a ON a.village_id = c.village_id AND (a.household_id = c.household_id AND a.kind = 'wallet' OR a.household_id IS NULL AND a.kind = 'issuance');
  v_over := points_caps_take(v_cases);
  SELECT array_agg(c::points_approval) INTO v_go FROM unnest(v_cases) c WHERE NOT v_over ? c.ord::text;
  IF v_go IS NOT NULL THEN PERFORM points_credit(v_go); END IF;
  -- Others used the cap up meanwhile: the deed is not credited, and the household reads why (sayDecisionReason has the words of the code).
  UPDATE points_application a SET status = 'rejected', version = a.version + 1,
    decision_reason = v_over -> c.ord::text ->> 'refused'
  FROM unnest(v_cases) c WHERE v_over ? c.ord::text AND a.village_id = c.village_id AND a.id = c.application_id;
  -- Photos of what came to nothing may be used again, as after any rejection.
  UPDATE points_application_photo p SET live = false FROM unnest(v_cases) c WHERE v_over ? c.ord::text AND p.village_id = c.village_id AND p.application_id = c.application_id;
  PERFORM points_tell(a.*, 'points.application.rejected', jsonb_build_object('reason', a.decision_reason), now())
  FROM unnest(v_cases) c JOIN points_application a ON a.village_id = c.village_id AND a.id = c.application_id WHERE v_over ? c.ord::text;
  RETURN cardinality(v_cases);
END $$;

-- The clock's own: what is over in any village, up to `p_limit`. What somebody else is deciding right now is left to them.
DROP FUNCTION IF EXISTS points_credit_due(integer);
CREATE FUNCTION points_credit_due(p_limit integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_apps points_application[];
BEGIN
  SELECT array_agg(a) INTO v_apps FROM (
    SELECT a.* FROM points_application a JOIN village v ON v.id = a.village_id
    WHERE a.status IN ('publicized', 'overturned') AND a.public_until <= now() AND v.books_stopped_at IS NULL
    ORDER BY a.village_id, a.id LIMIT p_limit FOR UPDATE OF a SKIP LOCKED) a;
  IF v_apps IS NULL THEN RETURN 0; END IF;
  RETURN points_credit_published(v_apps);
END $$;

-- The same by itself, when a set has failed (platform/jobs/clock.ts): what is over behind a key, and those of these that still are.
DROP FUNCTION IF EXISTS points_credit_due_due(uuid, uuid, integer);
CREATE FUNCTION points_credit_due_due(p_village uuid, p_id uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.village_id, a.id FROM points_application a JOIN village v ON v.id = a.village_id
  WHERE a.status IN ('publicized', 'overturned') AND a.public_until <= now() AND v.books_stopped_at IS NULL AND (a.village_id, a.id) > (p_village, p_id)
  ORDER BY a.village_id, a.id LIMIT p_limit
$$;
DROP FUNCTION IF EXISTS points_credit_due(uuid[], uuid[]);
CREATE FUNCTION points_credit_due(p_villages uuid[], p_ids uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_apps points_application[];
BEGIN
  SELECT array_agg(a) INTO v_apps FROM (
    SELECT a.* FROM unnest(p_villages, p_ids) d(v, i) JOIN points_application a ON a.village_id = d.v AND a.id = d.i JOIN village v ON v.id = a.village_id
    WHERE a.status IN ('publicized', 'overturned') AND a.public_until <= now() AND v.books_stopped_at IS NULL ORDER BY a.village_id, a.id FOR UPDATE OF a SKIP LOCKED) a;
  IF v_apps IS NULL THEN RETURN 0; END IF;
  RETURN points_credit_published(v_apps);
END $$;

REVOKE ALL ON FUNCTION points_credit_cases(uuid[], uuid), points_credit_published(points_application[]), points_credit_due(integer), points_credit_due_due(uuid, uuid, integer), points_credit_due(uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_credit_due(integer), points_credit_due_due(uuid, uuid, integer), points_credit_due(uuid[], uuid[]) TO jishan_app;
