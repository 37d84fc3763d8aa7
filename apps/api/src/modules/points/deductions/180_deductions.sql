-- 扣分: a case against a household, with notice, evidence and appeal, before anything is posted. All states are written here. The commands
-- run inside the caller's transaction, in the village that it has named; the case's row is locked first, accounts after it.
-- notified → appealed → cancelled | posted; notified → posted when the window is over; notified, appealed → withdrawn; posted → reversed.
-- Where nobody of the house has an account no notice arrives: there the window (`appeal_until`) begins when somebody in office has told them to their face. Who has an account is
-- asked whenever it matters, never remembered: a phone is lost, a place released, while a case is open.

-- What the household is told, and who acts for it by a grant (a card is one errand at the counter); nobody else.
DROP FUNCTION IF EXISTS points_deduction_tell(points_deduction, text, jsonb);
CREATE FUNCTION points_deduction_tell(p_case points_deduction, p_topic text, p_more jsonb) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT p_case.village_id, new_id(), p_topic, p_case.id, jsonb_build_object('householdId', p_case.household_id, 'ruleTitle', r.title, 'points', p_case.points,
    'personIds', ARRAY(SELECT l.helper_person_id FROM live_proxy l JOIN proxy_right p ON p.village_id = l.village_id AND p.id = l.id WHERE l.village_id = p_case.village_id AND l.household_id = p_case.household_id AND p.source <> 'card'))
    || jsonb_strip_nulls(p_more), now()
  FROM points_rule r WHERE r.village_id = p_case.village_id AND r.id = p_case.rule_id
$$;

-- Photos that this account uploaded in this village, behind each other. False: one of them is none.
DROP FUNCTION IF EXISTS points_deduction_photos(uuid, uuid, text, jsonb, uuid);
CREATE FUNCTION points_deduction_photos(p_village uuid, p_case uuid, p_stage text, p_photos jsonb, p_account uuid) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_written integer;
BEGIN
  INSERT INTO points_deduction_photo (village_id, deduction_id, stage, position, media_id)
  SELECT p_village, p_case, p_stage, p.n, o.id FROM jsonb_array_elements_text(p_photos) WITH ORDINALITY p(id, n)
  JOIN media_object o ON o.village_id = p_village AND o.id = p.id::uuid AND o.uploaded_by_account_id = p_account;
  GET DIAGNOSTICS v_written = ROW_COUNT;
  RETURN v_written = jsonb_array_length(p_photos);
END $$;

-- Whether somebody of the house reads, now, what the village writes to it. Under the caller's own rights.
DROP FUNCTION IF EXISTS points_deduction_reads(uuid, uuid);
CREATE FUNCTION points_deduction_reads(p_village uuid, p_household uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM person p JOIN account c ON c.id = p.account_id AND c.disabled_at IS NULL WHERE p.village_id = p_village AND p.household_id = p_household)
$$;

-- Whether a window that is on record runs: for somebody who reads, or has been told. Without either it is as if there were none.
DROP FUNCTION IF EXISTS points_deduction_runs(uuid, uuid, timestamptz);
CREATE FUNCTION points_deduction_runs(p_village uuid, p_household uuid, p_told_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p_told_at IS NOT NULL OR points_deduction_reads(p_village, p_household)
$$;

-- Opens a case: {id, householdId, ruleId, points, text, photoIds, appealUntil, personId, role, accountId, at?}.
DROP FUNCTION IF EXISTS points_deduction_open(jsonb);
CREATE FUNCTION points_deduction_open(p_wish jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := points_village();
  v_person uuid := (p_wish ->> 'personId')::uuid;
  v_household uuid := (p_wish ->> 'householdId')::uuid;
  v_rule points_rule;
  v_points integer;
  v_case points_deduction;
  v_from timestamp;
BEGIN
  -- A 分户 waits until the case stands, or the case until the points have left: a reference alone (KEY SHARE) would let both pass. And cases of one household
  -- are opened one after another, so that two at once cannot pass a cap.
  PERFORM 1 FROM household h WHERE h.village_id = v_village AND h.id = v_household FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT FROM household h WHERE h.village_id = v_village AND h.id = v_household AND h.closed_at IS NULL) OR points_recused(v_village, v_person, v_household) THEN
    RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND');
  END IF;
  IF NOT EXISTS (SELECT FROM village v WHERE v.id = v_village AND (v.settings ->> 'deductions')::boolean) THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTIONS_OFF'); END IF;
  SELECT * INTO v_rule FROM points_rule r WHERE r.village_id = v_village AND r.id = (p_wish ->> 'ruleId')::uuid;
  IF v_rule.category IS DISTINCT FROM 'negative' THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_RULE'); END IF;
  v_points := coalesce((p_wish ->> 'points')::integer, v_rule.points_min);
  IF v_points NOT BETWEEN v_rule.points_min AND v_rule.points_max THEN
    RETURN jsonb_build_object('refused', 'POINTS.RANGE', 'details', jsonb_build_object('min', v_rule.points_min, 'max', v_rule.points_max));
  END IF;
  -- As often as the rule, in all its versions, may be brought against a household in its period: against those that have gone into it, and against the family that it was split off from
  -- before that, or the same things would be brought against one family twice. What came to nothing does not count.
  v_from := date_trunc(v_rule.cap_period, books_now((p_wish ->> 'at')::timestamptz) AT TIME ZONE 'Asia/Shanghai');
  IF v_rule.cap_times <= (SELECT count(*) FROM points_family_since(v_village, v_household, v_from AT TIME ZONE 'Asia/Shanghai') f
      JOIN points_deduction d ON d.village_id = v_village AND d.household_id = f.household_id AND d.opened_at < f.until
      JOIN points_rule r ON r.village_id = d.village_id AND r.id = d.rule_id
      WHERE d.id <> (p_wish ->> 'id')::uuid AND d.status NOT IN ('cancelled', 'withdrawn', 'reversed') AND coalesce(r.origin_rule_id, r.id) = coalesce(v_rule.origin_rule_id, v_rule.id)
        AND date_trunc(v_rule.cap_period, d.opened_at AT TIME ZONE 'Asia/Shanghai') = v_from) THEN
    RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_CAP', 'details', jsonb_build_object('times', v_rule.cap_times, 'period', v_rule.cap_period));
  END IF;
  INSERT INTO points_deduction (village_id, id, household_id, rule_id, points, text, status, opened_by_person_id, opened_by_role, opened_at, appeal_until)
  VALUES (v_village, (p_wish ->> 'id')::uuid, v_household, v_rule.id, v_points, p_wish ->> 'text', 'notified', v_person, p_wish ->> 'role', books_now((p_wish ->> 'at')::timestamptz),
    CASE WHEN points_deduction_reads(v_village, v_household) THEN (p_wish ->> 'appealUntil')::timestamptz END)
  ON CONFLICT DO NOTHING RETURNING * INTO v_case;
  IF v_case.id IS NULL THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_ID_TAKEN'); END IF;
  -- The caller rolls back what it refuses.
  IF NOT points_deduction_photos(v_village, v_case.id, 'evidence', p_wish -> 'photoIds', (p_wish ->> 'accountId')::uuid) THEN RETURN jsonb_build_object('refused', 'POINTS.PHOTO_UNKNOWN'); END IF;
  PERFORM points_deduction_tell(v_case, 'points.deduction.notified', jsonb_build_object('day', to_char((v_case.appeal_until - interval '1 second') AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'),
    'status', CASE WHEN v_case.appeal_until IS NULL THEN 'untold' END));
  RETURN '{}';
END $$;

-- The household's word against it, written or spoken, once, while the window is open: by its hour, not by the job. `p_households` are those that the person speaks for, `p_due_on` is
-- the last day on which it should be weighed.
DROP FUNCTION IF EXISTS points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid), points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid, date), points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid, date, timestamptz),
  points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid, date, timestamptz, uuid);
CREATE FUNCTION points_deduction_appeal(p_id uuid, p_person uuid, p_households uuid[], p_text text, p_photos jsonb, p_account uuid, p_due_on date, p_at timestamptz DEFAULT NULL,
  p_voice uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction;
  v_until timestamptz;
BEGIN
  SELECT * INTO v_case FROM points_deduction d WHERE d.village_id = points_village() AND d.id = p_id AND d.household_id = ANY (p_households) FOR UPDATE;
  IF v_case.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  v_until := CASE WHEN points_deduction_runs(v_case.village_id, v_case.household_id, v_case.told_at) THEN v_case.appeal_until END;
  IF v_case.status = 'appealed' THEN RETURN jsonb_build_object('refused', 'POINTS.APPEAL_MADE'); END IF;
  IF v_case.status <> 'notified' OR coalesce(v_until <= books_now(p_at), false) THEN RETURN jsonb_build_object('refused', 'POINTS.APPEAL_OVER'); END IF;
  UPDATE points_deduction d SET status = 'appealed', appeal_until = v_until, appeal_text = p_text, appeal_voice_id = p_voice, appealed_by_person_id = p_person, appealed_at = books_now(p_at), decide_due_on = p_due_on WHERE d.village_id = v_case.village_id AND d.id = v_case.id;
  IF NOT points_deduction_photos(v_case.village_id, v_case.id, 'appeal', p_photos, p_account) THEN RETURN jsonb_build_object('refused', 'POINTS.PHOTO_UNKNOWN'); END IF;
  PERFORM points_deduction_tell(v_case, 'points.deduction.appealed', '{}');
  RETURN '{}';
END $$;

-- Whether somebody may have a say in a case: never of the own, a represented or a relative's household.
DROP FUNCTION IF EXISTS points_deduction_for(uuid, uuid);
CREATE FUNCTION points_deduction_for(p_id uuid, p_person uuid) RETURNS points_deduction LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction;
BEGIN
  SELECT * INTO v_case FROM points_deduction d WHERE d.village_id = points_village() AND d.id = p_id FOR UPDATE;
  IF points_recused(v_case.village_id, p_person, v_case.household_id) THEN RETURN NULL; END IF;
  RETURN v_case;
END $$;

-- A grown-up of the house was told to their face, by somebody in office: from here on the window runs. Never by who opened the case, whose word alone it would all be.
DROP FUNCTION IF EXISTS points_deduction_told(uuid, uuid, text, uuid, timestamptz);
CREATE FUNCTION points_deduction_told(p_id uuid, p_person uuid, p_role text, p_told uuid, p_appeal_until timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction := points_deduction_for(p_id, p_person);
BEGIN
  IF v_case.id IS NULL OR NOT EXISTS (SELECT FROM person p WHERE p.village_id = v_case.village_id AND p.id = p_told AND p.household_id = v_case.household_id AND NOT p.minor) THEN
    RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND');
  END IF;
  IF v_case.status <> 'notified' THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_STATE', 'details', jsonb_build_object('status', v_case.status)); END IF;
  IF v_case.appeal_until IS NOT NULL AND points_deduction_runs(v_case.village_id, v_case.household_id, v_case.told_at) THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_TOLD'); END IF;
  IF v_case.opened_by_person_id = p_person THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_TOLD_BY_OPENER'); END IF;
  UPDATE points_deduction d SET told_at = now(), told_by_person_id = p_person, told_by_role = p_role, told_person_id = p_told, appeal_until = p_appeal_until
  WHERE d.village_id = v_case.village_id AND d.id = v_case.id RETURNING d.* INTO v_case;
  PERFORM points_deduction_tell(v_case, 'points.deduction.notified', jsonb_build_object('day', to_char((v_case.appeal_until - interval '1 second') AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')));
  RETURN '{}';
END $$;

-- What somebody of such a house says against it, written down by somebody in office: never by who opened the case, nor decided by who wrote it down.
DROP FUNCTION IF EXISTS points_deduction_appeal_spoken(uuid, uuid, text, uuid, text, jsonb, uuid, date);
CREATE FUNCTION points_deduction_appeal_spoken(p_id uuid, p_person uuid, p_role text, p_spoken uuid, p_text text, p_photos jsonb, p_account uuid, p_due_on date) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction := points_deduction_for(p_id, p_person);
  v_answer jsonb;
BEGIN
  IF v_case.id IS NULL OR v_case.opened_by_person_id = p_person
    OR NOT EXISTS (SELECT FROM person p WHERE p.village_id = v_case.village_id AND p.id = p_spoken AND p.household_id = v_case.household_id AND NOT p.minor) THEN
    RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND');
  END IF;
  IF points_deduction_reads(v_case.village_id, v_case.household_id) THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_READS'); END IF;
  v_answer := points_deduction_appeal(p_id, p_person, ARRAY[v_case.household_id], p_text, p_photos, p_account, p_due_on);
  UPDATE points_deduction d SET appeal_filed_by_role = p_role, appeal_spoken_by_person_id = p_spoken WHERE d.village_id = v_case.village_id AND d.id = v_case.id AND v_answer = '{}';
  RETURN v_answer;
END $$;

-- An appeal is weighed by somebody who did not open the case, nor wrote the appeal down. Upheld, nothing is posted; dismissed, it is posted now: there is nothing left to wait for.
DROP FUNCTION IF EXISTS points_deduction_decide(uuid, uuid, text, boolean, text), points_deduction_decide(uuid, uuid, text, boolean, text, timestamptz);
CREATE FUNCTION points_deduction_decide(p_id uuid, p_person uuid, p_role text, p_upheld boolean, p_reason text, p_at timestamptz DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction := points_deduction_for(p_id, p_person);
BEGIN
  IF v_case.id IS NULL OR v_case.opened_by_person_id = p_person OR v_case.appeal_filed_by_role IS NOT NULL AND v_case.appealed_by_person_id = p_person THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF v_case.status <> 'appealed' THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_STATE', 'details', jsonb_build_object('status', v_case.status)); END IF;
  IF NOT p_upheld AND identity_books_stopped(v_case.village_id) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  UPDATE points_deduction d SET decided_by_person_id = p_person, decided_by_role = p_role, decided_at = books_now(p_at), answer = p_reason, upheld = p_upheld,
    status = CASE WHEN p_upheld THEN 'cancelled' ELSE d.status END
  WHERE d.village_id = v_case.village_id AND d.id = v_case.id;
  IF p_upheld THEN PERFORM points_deduction_tell(v_case, 'points.deduction.ended', jsonb_build_object('status', 'cancelled', 'reason', p_reason));
  ELSE
    PERFORM points_deductions_lock_accounts(ARRAY[v_case.village_id], ARRAY[v_case.household_id]);
    PERFORM points_deductions_post(ARRAY[v_case.village_id], ARRAY[v_case.id], books_now(p_at));
  END IF;
  RETURN '{}';
END $$;

-- Opened by mistake: taken back, with a reason that the household reads, before anything was posted.
DROP FUNCTION IF EXISTS points_deduction_withdraw(uuid, uuid, text), points_deduction_withdraw(uuid, uuid, text, timestamptz);
CREATE FUNCTION points_deduction_withdraw(p_id uuid, p_person uuid, p_reason text, p_at timestamptz DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction := points_deduction_for(p_id, p_person);
BEGIN
  IF v_case.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF v_case.status NOT IN ('notified', 'appealed') THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_STATE', 'details', jsonb_build_object('status', v_case.status)); END IF;
  UPDATE points_deduction d SET status = 'withdrawn', closed_by_person_id = p_person, closed_at = books_now(p_at), close_reason = p_reason WHERE d.village_id = v_case.village_id AND d.id = v_case.id;
  PERFORM points_deduction_tell(v_case, 'points.deduction.ended', jsonb_build_object('status', 'withdrawn', 'reason', p_reason));
  RETURN '{}';
END $$;

-- Given back by a new transfer, with a reason; what was waived was never taken.
DROP FUNCTION IF EXISTS points_deduction_reverse(uuid, uuid, text, text), points_deduction_reverse(uuid, uuid, text, text, timestamptz);
CREATE FUNCTION points_deduction_reverse(p_id uuid, p_person uuid, p_role text, p_reason text, p_at timestamptz DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case points_deduction := points_deduction_for(p_id, p_person);
  v_taken ledger_transfer;
BEGIN
  IF v_case.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF v_case.status <> 'posted' THEN RETURN jsonb_build_object('refused', 'POINTS.DEDUCTION_STATE', 'details', jsonb_build_object('status', v_case.status)); END IF;
  IF identity_books_stopped(v_case.village_id) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  SELECT * INTO v_taken FROM ledger_transfer t WHERE t.village_id = v_case.village_id AND t.kind = 'deduction' AND t.cause_id = v_case.id;
  IF v_taken.id IS NOT NULL THEN
    PERFORM points_deductions_lock_accounts(ARRAY[v_case.village_id], ARRAY[v_case.household_id]);
    PERFORM ledger_post(ARRAY[ROW(v_case.village_id, new_id(), 'deduction_reversal', ledger_village_account(v_case.village_id, 'correction'), w.id, v_taken.amount, v_case.id, p_reason, NULL, p_person, p_role,
      v_taken.id)::ledger_posting], books_now(p_at)) FROM ledger_account w WHERE w.village_id = v_case.village_id AND w.household_id = v_case.household_id AND w.kind = 'wallet';
  END IF;
  UPDATE points_deduction d SET status = 'reversed', closed_by_person_id = p_person, closed_at = books_now(p_at), close_reason = p_reason WHERE d.village_id = v_case.village_id AND d.id = v_case.id;
  PERFORM points_deduction_tell(v_case, 'points.deduction.ended', jsonb_build_object('status', 'reversed', 'reason', p_reason, 'points', v_case.posted));
  RETURN '{}';
END $$;

REVOKE ALL ON FUNCTION points_deduction_reads(uuid, uuid), points_deduction_runs(uuid, uuid, timestamptz), points_deduction_told(uuid, uuid, text, uuid, timestamptz), points_deduction_appeal_spoken(uuid, uuid, text, uuid, text, jsonb, uuid, date), points_deduction_tell(points_deduction, text, jsonb), points_deduction_photos(uuid, uuid, text, jsonb, uuid), points_deduction_for(uuid, uuid), points_deduction_open(jsonb),
  points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid, date, timestamptz, uuid), points_deduction_decide(uuid, uuid, text, boolean, text, timestamptz), points_deduction_withdraw(uuid, uuid, text, timestamptz),
  points_deduction_reverse(uuid, uuid, text, text, timestamptz) FROM PUBLIC;
-- The first two read what the caller may read anyway.
GRANT EXECUTE ON FUNCTION points_deduction_reads(uuid, uuid), points_deduction_runs(uuid, uuid, timestamptz), points_deduction_told(uuid, uuid, text, uuid, timestamptz), points_deduction_appeal_spoken(uuid, uuid, text, uuid, text, jsonb, uuid, date), points_deduction_open(jsonb), points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid, date, timestamptz, uuid), points_deduction_decide(uuid, uuid, text, boolean, text, timestamptz),
  points_deduction_withdraw(uuid, uuid, text, timestamptz), points_deduction_reverse(uuid, uuid, text, text, timestamptz) TO jishan_app;
