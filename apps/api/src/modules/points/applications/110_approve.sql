-- Approves a set of applications: state, credit, cap, idempotency, audit and outbox in one statement; approving one is a set of one.
-- Item: villageId, applicationId, points?, actorAccountId, actorPersonId, actorHouseholdId, actorRole, actorRoles? (all offices of theirs that may decide, for one
-- that is new takes nothing from another), key, requestHash, requestId, ip, transferId, at?, together? (one of many that are approved by one tap)
DROP TYPE IF EXISTS points_approval CASCADE;
CREATE TYPE points_approval AS (
  ord integer, village_id uuid, application_id uuid, account_id uuid, person_id uuid, role text, key text, hash bytea, request_id text, ip text, transfer_id uuid, at timestamptz,
  household_id uuid, member_id uuid, filed_by uuid, rule_id uuid, title text, award integer, cap_times integer, cap_period text, cap_kind text, cap_subject uuid, cap_start date,
  cap_rule uuid, month_cap integer, month_start date,
  replay jsonb, refusal text, details jsonb);

DROP FUNCTION IF EXISTS points_approve(jsonb);
CREATE FUNCTION points_approve(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_cases points_approval[];
  v_over jsonb := '{}';
  v_go points_approval[];
BEGIN
  PERFORM 1 FROM points_application a
  WHERE (a.village_id, a.id) IN (SELECT (i ->> 'villageId')::uuid, (i ->> 'applicationId')::uuid FROM jsonb_array_elements(p_items) i)
  ORDER BY a.village_id, a.id FOR UPDATE;

  -- After the lock: a new statement sees what the one we waited for has committed.
  SELECT array_agg(ROW(c.*)::points_approval ORDER BY c.ord) INTO v_cases FROM (
    SELECT i.ord::int, i."villageId", i."applicationId", i."actorAccountId", i."actorPersonId", i."actorRole", i.key, decode(i."requestHash", 'hex') AS hash, i."requestId", i.ip,
      i."transferId", books_now(i.at) AS at, a.household_id, a.member_id, a.filed_by_person_id, a.rule_id, r.title, coalesce(i.points, r.points_min) AS award,
      r.cap_times, r.cap_period, r.cap_subject AS cap_kind, CASE r.cap_subject WHEN 'member' THEN a.member_id WHEN 'household' THEN a.household_id END,
      date_trunc(r.cap_period, a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date,
      coalesce(r.origin_rule_id, r.id), s.household_month_cap, CASE r.started_by WHEN 'villager' THEN date_trunc('month', a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date END,
      CASE WHEN k.request_hash = decode(i."requestHash", 'hex') THEN k.answer END AS replay,
      CASE
        WHEN k.key IS NOT NULL AND k.request_hash <> decode(i."requestHash", 'hex') THEN 'IDEMPOTENCY.KEY_REUSED'
        WHEN k.key IS NOT NULL THEN NULL
        -- Nobody decides about the own household, one that they act for, or a relative's; from outside it looks like a missing one.
        WHEN a.id IS NULL OR a.household_id = i."actorHouseholdId" OR i."actorPersonId" IN (a.member_id, a.filed_by_person_id)
          OR points_recused(a.village_id, i."actorPersonId", a.household_id) THEN 'RESOURCE.NOT_FOUND'
        WHEN v.books_stopped_at IS NOT NULL THEN 'POINTS.BOOKS_STOPPED'
        WHEN a.status <> 'submitted' OR row_number() OVER (PARTITION BY a.village_id, a.id ORDER BY i.ord) > 1 THEN 'POINTS.APPLICATION_ALREADY_DECIDED'
        -- Only 公示 leads to a credit there (panel/154_credit_due.sql).
        WHEN r.lane <> 'fast' THEN 'POINTS.LANE_FULL'
        -- Most have been in office for long: that is looked at here, for one probe costs less than a call.
        WHEN NOT EXISTS (SELECT FROM village_role o WHERE o.village_id = a.village_id AND o.person_id = i."actorPersonId" AND coalesce(i."actorRoles", jsonb_build_array(i."actorRole")) ? o.role
            AND o.created_at <= now() - identity_office_new_for())
          AND NOT EXISTS (SELECT FROM jsonb_array_elements_text(coalesce(i."actorRoles", jsonb_build_array(i."actorRole"))) o(role) WHERE
            points_office_stands(a.village_id, i."actorPersonId", o.role, a.filed_by_person_id, a.household_id, a.submitted_at)) THEN 'POINTS.APPROVE_OFFICE_NEW'
        -- Whether it is the same photo is judged by one who has both before them, not among others; the screen does not offer it either.
        WHEN i.together AND EXISTS (SELECT FROM points_photo_match m WHERE m.village_id = a.village_id AND m.application_id = a.id) THEN 'POINTS.LOOK_SINGLY'
        WHEN coalesce(i.points, r.points_min) NOT BETWEEN r.points_min AND r.points_max THEN 'POINTS.RANGE'
        -- More than one person may give: the first check passes it on to the panel (panel/150_panel.sql).
        WHEN coalesce(i.points, r.points_min) > points_two_above(v.settings) THEN 'POINTS.NEEDS_TWO'
      END AS refusal,
      jsonb_build_object('status', CASE WHEN a.status = 'submitted' THEN 'credited' ELSE a.status END, 'min', r.points_min, 'max', r.points_max,
        'above', points_two_above(v.settings), 'want', coalesce(i.points, r.points_min)) AS details
    FROM ROWS FROM (jsonb_to_recordset(p_items) AS ("villageId" uuid, "applicationId" uuid, points integer, "actorAccountId" uuid, "actorPersonId" uuid, "actorHouseholdId" uuid,
      "actorRole" text, "actorRoles" jsonb, key text, "requestHash" text, "requestId" text, ip text, "transferId" uuid, at timestamptz, together boolean)) WITH ORDINALITY
      i("villageId", "applicationId", points, "actorAccountId", "actorPersonId", "actorHouseholdId", "actorRole", "actorRoles", key, "requestHash", "requestId", ip, "transferId", at, together, ord)
    LEFT JOIN points_application a ON a.village_id = i."villageId" AND a.id = i."applicationId"
    LEFT JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
    LEFT JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
    LEFT JOIN village v ON v.id = i."villageId"
    LEFT JOIN idempotency_key k ON k.village_id = i."villageId" AND k.account_id = i."actorAccountId" AND k.key = i.key) c;

  SELECT array_agg(c::points_approval) INTO v_go FROM unnest(v_cases) c WHERE c.replay IS NULL AND c.refusal IS NULL;
  IF v_go IS NOT NULL THEN
    PERFORM ledger_open(array_agg(c.village_id), array_agg(c.household_id)) FROM unnest(v_go) c;
    PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM (SELECT DISTINCT c.village_id, c.household_id FROM unnest(v_go) c) c
      JOIN ledger_account a ON a.village_id = c.village_id AND (a.household_id = c.household_id AND a.kind = 'wallet' OR a.household_id IS NULL AND a.kind = 'issuance');
    v_over := points_caps_take(v_go);
    SELECT array_agg(c::points_approval) INTO v_go FROM unnest(v_go) c WHERE NOT v_over ? c.ord::text;
  END IF;
  IF v_go IS NOT NULL THEN PERFORM points_credit(v_go); END IF;

  RETURN QUERY SELECT c.ord, CASE
      WHEN c.replay IS NOT NULL THEN jsonb_build_object('done', c.replay, 'replayed', true)
      WHEN c.refusal IS NOT NULL THEN jsonb_build_object('refused', c.refusal, 'details', jsonb_strip_nulls(c.details))
      WHEN v_over ? c.ord::text THEN v_over -> c.ord::text
      ELSE jsonb_build_object('done', k.answer) END
    FROM unnest(v_cases) c LEFT JOIN idempotency_key k ON k.village_id = c.village_id AND k.account_id = c.account_id AND k.key = c.key;
END $$;

-- Counts the set against the caps, in order, under the caps' locks: each rule's own (over all versions of the rule) and what the village lets a
-- household be credited in a month for deeds that it reported itself. Answers the refusals by ord; what is not refused is taken.
DROP FUNCTION IF EXISTS points_caps_take(points_approval[]);
CREATE FUNCTION points_caps_take(p_cases points_approval[]) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_over jsonb := '{}';
  v_used integer;
  v_points integer;
  one points_approval;
BEGIN
  INSERT INTO points_cap_use (village_id, rule_id, subject_id, period_start, used)
  SELECT DISTINCT c.village_id, c.cap_rule, c.cap_subject, c.cap_start, 0 FROM unnest(p_cases) c WHERE c.cap_times IS NOT NULL ORDER BY 1, 2, 3, 4
  ON CONFLICT DO NOTHING;
  PERFORM 1 FROM points_cap_use u
  WHERE (u.village_id, u.rule_id, u.subject_id, u.period_start) IN (SELECT c.village_id, c.cap_rule, c.cap_subject, c.cap_start FROM unnest(p_cases) c WHERE c.cap_times IS NOT NULL)
  ORDER BY u.village_id, u.rule_id, u.subject_id, u.period_start FOR UPDATE;
  INSERT INTO points_month_use (village_id, household_id, month_start, points)
  SELECT DISTINCT c.village_id, c.household_id, c.month_start, 0 FROM unnest(p_cases) c WHERE c.month_start IS NOT NULL ORDER BY 1, 2, 3
  ON CONFLICT DO NOTHING;
  PERFORM 1 FROM points_month_use m
  WHERE (m.village_id, m.household_id, m.month_start) IN (SELECT c.village_id, c.household_id, c.month_start FROM unnest(p_cases) c WHERE c.month_start IS NOT NULL)
  ORDER BY m.village_id, m.household_id, m.month_start FOR UPDATE;

  -- Nothing over in the whole set, which is nearly always: taken at once.
  IF NOT EXISTS (SELECT 1 FROM (
      SELECT c.cap_times, u.used + row_number() OVER (PARTITION BY c.village_id, c.cap_rule, c.cap_subject, c.cap_start ORDER BY c.ord) AS nth
      FROM unnest(p_cases) c JOIN points_cap_use u ON u.village_id = c.village_id AND u.rule_id = c.cap_rule AND u.subject_id = c.cap_subject AND u.period_start = c.cap_start
      WHERE c.cap_times IS NOT NULL) n WHERE n.nth > n.cap_times)
    AND NOT EXISTS (SELECT 1 FROM (
      SELECT c.month_cap, m.points + m.carried + sum(c.award) OVER (PARTITION BY c.village_id, c.household_id, c.month_start ORDER BY c.ord) AS total
      FROM unnest(p_cases) c JOIN points_month_use m ON m.village_id = c.village_id AND m.household_id = c.household_id AND m.month_start = c.month_start) n WHERE n.total > n.month_cap)
  THEN
    PERFORM points_caps_count(p_cases);
    RETURN v_over;
  END IF;

  -- One by one: what one cap refuses must not use up the other, nor stand in the way of a smaller one behind it.
  FOREACH one IN ARRAY (SELECT array_agg(o ORDER BY o.ord) FROM unnest(p_cases) o) LOOP
    SELECT u.used INTO v_used FROM points_cap_use u WHERE u.village_id = one.village_id AND u.rule_id = one.cap_rule AND u.subject_id = one.cap_subject AND u.period_start = one.cap_start;
    SELECT m.points + m.carried INTO v_points FROM points_month_use m WHERE m.village_id = one.village_id AND m.household_id = one.household_id AND m.month_start = one.month_start;
    IF v_used >= one.cap_times THEN
      v_over := v_over || jsonb_build_object(one.ord::text, jsonb_build_object('refused', 'POINTS.CAP_REACHED', 'details', jsonb_build_object('times', one.cap_times,
        'period', one.cap_period, 'subject', one.cap_kind)));
    ELSIF v_points + one.award > one.month_cap THEN
      v_over := v_over || jsonb_build_object(one.ord::text, jsonb_build_object('refused', 'POINTS.MONTH_CAP_REACHED',
        'details', jsonb_build_object('cap', one.month_cap, 'used', v_points, 'want', one.award)));
    ELSE
      PERFORM points_caps_count(ARRAY[one]);
    END IF;
  END LOOP;
  RETURN v_over;
END $$;

-- Takes what is known to fit; its rows are there and locked.
DROP FUNCTION IF EXISTS points_caps_count(points_approval[]);
CREATE FUNCTION points_caps_count(p_cases points_approval[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE points_cap_use u SET used = u.used + t.taken
  FROM (SELECT c.village_id, c.cap_rule, c.cap_subject, c.cap_start, count(*)::int AS taken FROM unnest(p_cases) c WHERE c.cap_times IS NOT NULL GROUP BY 1, 2, 3, 4) t
  WHERE u.village_id = t.village_id AND u.rule_id = t.cap_rule AND u.subject_id = t.cap_subject AND u.period_start = t.cap_start;
  UPDATE points_month_use m SET points = m.points + t.taken
  FROM (SELECT c.village_id, c.household_id, c.month_start, sum(c.award)::int AS taken FROM unnest(p_cases) c WHERE c.month_start IS NOT NULL GROUP BY 1, 2, 3) t
  WHERE m.village_id = t.village_id AND m.household_id = t.household_id AND m.month_start = t.month_start;
END $$;

-- State, ledger and what follows, for cases that passed every check.
CREATE FUNCTION points_credit(p_cases points_approval[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_at timestamptz;
BEGIN
  -- What a panel decided keeps the panel's own date.
  UPDATE points_application a SET status = 'credited', points_awarded = c.award, decided_at = CASE WHEN a.status = 'submitted' THEN c.at ELSE a.decided_at END,
    decided_by_person_id = c.person_id, decided_by_role = c.role, decision_reason = NULL, version = a.version + 1
  FROM unnest(p_cases) c WHERE a.village_id = c.village_id AND a.id = c.application_id;
  -- One clock per set, except for back-dated history, which comes set by set of one moment.
  FOR v_at IN SELECT DISTINCT c.at FROM unnest(p_cases) c ORDER BY 1 LOOP
    PERFORM ledger_post(array_agg(ROW(c.village_id, c.transfer_id, 'award', i.id, w.id, c.award, c.application_id, c.title, c.member_id, c.person_id, c.role, NULL)::ledger_posting ORDER BY c.ord), v_at)
    FROM unnest(p_cases) c
    JOIN ledger_account w ON w.village_id = c.village_id AND w.household_id = c.household_id AND w.kind = 'wallet'
    JOIN ledger_account i ON i.village_id = c.village_id AND i.household_id IS NULL AND i.kind = 'issuance'
    WHERE c.at = v_at;
  END LOOP;
  INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation, answer, created_at)
  SELECT c.village_id, c.account_id, c.key, c.hash, 'points.approve', jsonb_build_object('applicationId', c.application_id, 'status', 'credited', 'points', c.award,
      'balance', e.balance_after, 'transferId', c.transfer_id), now()
  FROM unnest(p_cases) c JOIN ledger_entry e ON e.village_id = c.village_id AND e.transfer_id = c.transfer_id AND e.amount > 0
  -- The clock sends no request that could come twice.
  WHERE c.account_id IS NOT NULL;
  INSERT INTO audit_entry (village_id, id, account_id, person_id, action, object_id, details, request_id, ip, created_at)
  SELECT c.village_id, new_id(), c.account_id, c.person_id, 'points.application.approved', c.application_id, jsonb_build_object('points', c.award), c.request_id, c.ip, c.at FROM unnest(p_cases) c;
  PERFORM points_thanks_owe('application', array_agg(c.village_id), array_agg(c.application_id), array_agg(c.filed_by), array_agg(c.household_id), array_agg(c.person_id), array_agg(c.title), array_agg(c.at))
  FROM unnest(p_cases) c WHERE c.filed_by <> c.member_id
    -- To write down what others did is an office, no help.
    AND (SELECT a.filed_by_role FROM points_application a WHERE a.village_id = c.village_id AND a.id = c.application_id) IS NULL HAVING count(*) > 0;
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT c.village_id, new_id(), 'points.application.credited', c.application_id, jsonb_build_object('householdId', c.household_id, 'memberId', c.member_id, 'filedByPersonId', c.filed_by,
    'ruleTitle', c.title, 'points', c.award), c.at FROM unnest(p_cases) c;
END $$;

REVOKE ALL ON FUNCTION points_approve(jsonb), points_caps_take(points_approval[]), points_caps_count(points_approval[]), points_credit(points_approval[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_approve(jsonb) TO jishan_app;
