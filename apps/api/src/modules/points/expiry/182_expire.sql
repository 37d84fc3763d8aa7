-- Posts what expires at the beginning of today, for a set of households: once per village, household and day. Nobody asks for it but the
-- clock, and nobody gains by asking: it does what is due and nothing else.
-- Item: villageId, householdId, at?
DROP TYPE IF EXISTS points_expiry_case CASCADE;
CREATE TYPE points_expiry_case AS (ord integer, village_id uuid, household_id uuid, wallet uuid, at timestamptz, cutoff date, gone_before date, points integer, refusal text, done boolean);

-- Each item with what is due. The wallets are locked, so it stays true.
CREATE FUNCTION points_read_due(p_items jsonb) RETURNS points_expiry_case[] LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT array_agg(ROW(c.ord, c.village_id, c.household_id, c.wallet, c.at, c.cutoff, c.gone_before,
      CASE WHEN c.refusal IS NULL AND NOT c.done AND c.gone_before IS NOT NULL
        THEN coalesce((SELECT sum(u.points) FROM points_unspent(c.village_id, c.wallet, c.last_seq, c.balance) u WHERE u.day < c.gone_before), 0) ELSE 0 END, c.refusal, c.done)::points_expiry_case ORDER BY c.ord)
    FROM (
      SELECT i.ord::int AS ord, i."villageId" AS village_id, h.id AS household_id, w.id AS wallet, w.last_seq, w.balance, m.at, m.cutoff,
        points_gone_before(v.settings ->> 'pointsExpiry', coalesce(v.settings ->> 'expiryYearStart', '01-01'), (v.settings ->> 'expiryFrom')::date, m.cutoff) AS gone_before,
        e.id IS NOT NULL OR row_number() OVER (PARTITION BY i."villageId", i."householdId", m.cutoff ORDER BY i.ord) > 1 AS done,
        CASE WHEN h.id IS NULL THEN 'RESOURCE.NOT_FOUND' WHEN v.books_stopped_at IS NOT NULL THEN 'POINTS.BOOKS_STOPPED' END AS refusal
      FROM ROWS FROM (jsonb_to_recordset(p_items) AS ("villageId" uuid, "householdId" uuid, at timestamptz)) WITH ORDINALITY i("villageId", "householdId", at, ord)
      CROSS JOIN LATERAL (SELECT books_now(i.at) AS at, (books_now(i.at) AT TIME ZONE 'Asia/Shanghai')::date AS cutoff) m
      LEFT JOIN village v ON v.id = i."villageId"
      LEFT JOIN household h ON h.village_id = v.id AND h.id = i."householdId"
      LEFT JOIN ledger_account w ON w.village_id = h.village_id AND w.household_id = h.id AND w.kind = 'wallet'
      LEFT JOIN points_expiry e ON e.village_id = h.village_id AND e.household_id = h.id AND e.cutoff = m.cutoff) c);
END $$;

CREATE FUNCTION points_post_expiries(p_cases points_expiry_case[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_at timestamptz;
BEGIN
  INSERT INTO points_expiry (village_id, id, household_id, cutoff, credited_before, points)
  SELECT c.village_id, new_id(), c.household_id, c.cutoff, c.gone_before, c.points FROM unnest(p_cases) c;
  FOR v_at IN SELECT DISTINCT c.at FROM unnest(p_cases) c ORDER BY 1 LOOP
    PERFORM ledger_post(array_agg(ROW(c.village_id, new_id(), 'expiry', c.wallet, x.id, c.points, e.id,
      to_char(c.gone_before - 1, 'FMYYYY"年"FMMM"月"FMDD"日"') || '及以前入账、没有用完的积分', NULL, NULL, NULL, NULL)::ledger_posting ORDER BY c.ord), v_at)
    FROM unnest(p_cases) c
    JOIN points_expiry e ON e.village_id = c.village_id AND e.household_id = c.household_id AND e.cutoff = c.cutoff
    JOIN ledger_account x ON x.village_id = c.village_id AND x.household_id IS NULL AND x.kind = 'expired'
    WHERE c.at = v_at;
  END LOOP;
  INSERT INTO audit_entry (village_id, id, action, object_id, details, request_id, created_at)
  SELECT c.village_id, new_id(), 'points.expired', c.household_id, jsonb_build_object('points', c.points, 'cutoff', c.cutoff, 'creditedBefore', c.gone_before), 'clock', c.at FROM unnest(p_cases) c;
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT c.village_id, new_id(), 'points.expired', c.household_id, jsonb_build_object('householdId', c.household_id, 'points', c.points), c.at FROM unnest(p_cases) c;
END $$;

DROP FUNCTION IF EXISTS points_expire(jsonb);
CREATE FUNCTION points_expire(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_cases points_expiry_case[];
  v_go points_expiry_case[];
BEGIN
  PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM jsonb_array_elements(p_items) i
    JOIN ledger_account a ON a.village_id = (i ->> 'villageId')::uuid AND (a.household_id = (i ->> 'householdId')::uuid AND a.kind = 'wallet' OR a.household_id IS NULL AND a.kind = 'expired');
  -- After the lock: a new statement sees what those we waited for have spent, and whether they were here before.
  v_cases := points_read_due(p_items);
  SELECT array_agg(c::points_expiry_case) INTO v_go FROM unnest(v_cases) c WHERE c.points > 0;
  IF v_go IS NOT NULL THEN PERFORM points_post_expiries(v_go); END IF;
  RETURN QUERY SELECT c.ord, CASE
      WHEN c.refusal IS NOT NULL THEN jsonb_build_object('refused', c.refusal)
      ELSE jsonb_build_object('done', jsonb_build_object('points', coalesce(e.points, 0)), 'replayed', c.done) END
    FROM unnest(v_cases) c LEFT JOIN points_expiry e ON e.village_id = c.village_id AND e.household_id = c.household_id AND e.cutoff = c.cutoff;
END $$;

-- Tells households of what goes within thirty days, and again within seven; the reminder's row keeps it from being told twice. Whoever earned on many days is told once a
-- week: with the first of them go those of the six days behind it, in one line with their sum.
DROP FUNCTION IF EXISTS points_remind(uuid, uuid[], timestamptz);
CREATE FUNCTION points_remind(p_village uuid, p_households uuid[], p_at timestamptz) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  WITH soon AS MATERIALIZED (
    SELECT h.id AS household_id, x.last_day, x.points, k.days, min(x.last_day) OVER (PARTITION BY h.id, k.days) <= d.today + k.days AS now
    FROM unnest(p_households) h(id) CROSS JOIN LATERAL points_expiring(p_village, h.id) x CROSS JOIN (SELECT (p_at AT TIME ZONE 'Asia/Shanghai')::date AS today) d
    JOIN (VALUES (30), (7)) k(days) ON x.last_day BETWEEN CASE k.days WHEN 7 THEN d.today ELSE d.today + 14 END AND d.today + k.days + 6
    WHERE NOT EXISTS (SELECT FROM points_expiry_reminder r WHERE r.village_id = p_village AND r.household_id = h.id AND r.last_day = x.last_day AND r.days = k.days)),
  told AS (
    INSERT INTO points_expiry_reminder (village_id, household_id, last_day, days, created_at)
    SELECT p_village, s.household_id, s.last_day, s.days, p_at FROM soon s WHERE s.now ORDER BY 2, 3 ON CONFLICT DO NOTHING RETURNING household_id, last_day, days)
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT p_village, new_id(), 'points.expiring', s.household_id, jsonb_strip_nulls(jsonb_build_object('householdId', s.household_id, 'points', sum(s.points), 'day', min(s.last_day),
    'status', CASE WHEN count(*) > 1 THEN 'several' END)), p_at
  FROM told t JOIN soon s ON s.household_id = t.household_id AND s.last_day = t.last_day AND s.days = t.days GROUP BY s.household_id, s.days
$$;

-- The clock's day in one village, up to `p_limit` households at a time: what is due goes, what is soon due is told. Answers how many
-- households were looked at; fewer than `p_limit`: the day is done. Cut off, the next call goes on behind the last that was committed.
-- `p_without`: those that were tried by themselves (points_expiry_one); the day goes on behind them.
DROP FUNCTION IF EXISTS points_expiry_pass(uuid, integer, timestamptz);
DROP FUNCTION IF EXISTS points_expiry_pass(uuid, integer, timestamptz, uuid[]);
CREATE FUNCTION points_expiry_pass(p_village uuid, p_limit integer, p_at timestamptz DEFAULT NULL, p_without uuid[] DEFAULT '{}') RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  v_at timestamptz := books_now(p_at);
  v_day date := (books_now(p_at) AT TIME ZONE 'Asia/Shanghai')::date;
  v_run points_expiry_run;
  v_households uuid[];
  v_together uuid[];
BEGIN
  IF NOT EXISTS (SELECT FROM village v WHERE v.id = p_village AND v.settings ->> 'pointsExpiry' IN ('yearly', 'rolling12') AND v.books_stopped_at IS NULL) THEN RETURN 0; END IF;
  INSERT INTO points_expiry_run (village_id, day, after_household_id) VALUES (p_village, v_day, '00000000-0000-0000-0000-000000000000') ON CONFLICT DO NOTHING;
  SELECT * INTO v_run FROM points_expiry_run r WHERE r.village_id = p_village AND r.day = v_day FOR UPDATE;
  IF v_run.done_at IS NOT NULL THEN RETURN 0; END IF;
  SELECT coalesce(array_agg(w.household_id), '{}') INTO v_households FROM (
    SELECT a.household_id FROM ledger_account a
    WHERE a.village_id = p_village AND a.household_id > v_run.after_household_id AND a.kind = 'wallet' AND a.balance > 0 ORDER BY a.household_id LIMIT p_limit) w;
  v_together := ARRAY(SELECT h.id FROM unnest(v_households) h(id) WHERE h.id <> ALL (p_without) ORDER BY h.id);
  IF cardinality(v_together) > 0 THEN
    PERFORM points_expire((SELECT jsonb_agg(jsonb_build_object('villageId', p_village, 'householdId', h.id, 'at', v_at)) FROM unnest(v_together) h(id)));
    PERFORM points_remind(p_village, v_together, v_at);
  END IF;
  UPDATE points_expiry_run r SET after_household_id = coalesce(v_households[cardinality(v_households)], r.after_household_id),
    done_at = CASE WHEN cardinality(v_households) < p_limit THEN v_at END
  WHERE r.village_id = p_village AND r.day = v_day;
  RETURN cardinality(v_households);
END $$;

-- The households that the next pass would look at.
DROP FUNCTION IF EXISTS points_expiry_next(uuid, integer);
CREATE FUNCTION points_expiry_next(p_village uuid, p_limit integer) RETURNS TABLE (household_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  SELECT a.household_id FROM ledger_account a
  WHERE a.village_id = p_village AND a.kind = 'wallet' AND a.balance > 0 AND a.household_id > coalesce((SELECT r.after_household_id FROM points_expiry_run r
    WHERE r.village_id = p_village AND r.day = (now() AT TIME ZONE 'Asia/Shanghai')::date), '00000000-0000-0000-0000-000000000000')
  ORDER BY a.household_id LIMIT p_limit
$$;

-- One household's day by itself: when a pass failed, and for one that failed earlier.
DROP FUNCTION IF EXISTS points_expiry_one(uuid, uuid);
CREATE FUNCTION points_expiry_one(p_village uuid, p_household uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM village v WHERE v.id = p_village AND v.settings ->> 'pointsExpiry' IN ('yearly', 'rolling12') AND v.books_stopped_at IS NULL) THEN RETURN; END IF;
  PERFORM points_expire(jsonb_build_array(jsonb_build_object('villageId', p_village, 'householdId', p_household)));
  PERFORM points_remind(p_village, ARRAY[p_household], now());
END $$;

-- Households behind this one that could not be gone through when the clock last came by.
DROP FUNCTION IF EXISTS points_expiry_failed(uuid, uuid, integer);
CREATE FUNCTION points_expiry_failed(p_village uuid, p_household uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT f.village_id, f.subject_id FROM clock_fault f JOIN household h ON h.village_id = f.village_id AND h.id = f.subject_id
  WHERE f.job = 'expire-points' AND (f.village_id, f.subject_id) > (p_village, p_household) ORDER BY f.village_id, f.subject_id LIMIT p_limit
$$;

-- Villages whose day is not done, after `p_after`.
DROP FUNCTION IF EXISTS points_expiry_due(uuid, integer);
CREATE FUNCTION points_expiry_due(p_after uuid, p_limit integer) RETURNS TABLE (village_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT v.id FROM village v
  WHERE v.id > p_after AND v.settings ->> 'pointsExpiry' IN ('yearly', 'rolling12') AND v.books_stopped_at IS NULL
    AND NOT EXISTS (SELECT FROM points_expiry_run r WHERE r.village_id = v.id AND r.day = (now() AT TIME ZONE 'Asia/Shanghai')::date AND r.done_at IS NOT NULL)
  ORDER BY v.id LIMIT p_limit
$$;

REVOKE ALL ON FUNCTION points_read_due(jsonb), points_post_expiries(points_expiry_case[]), points_expire(jsonb), points_remind(uuid, uuid[], timestamptz), points_expiry_pass(uuid, integer, timestamptz, uuid[]),
  points_expiry_next(uuid, integer), points_expiry_one(uuid, uuid), points_expiry_failed(uuid, uuid, integer), points_expiry_due(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_expire(jsonb), points_expiry_pass(uuid, integer, timestamptz, uuid[]), points_expiry_next(uuid, integer), points_expiry_one(uuid, uuid),
  points_expiry_failed(uuid, uuid, integer), points_expiry_due(uuid, integer) TO jishan_app;
