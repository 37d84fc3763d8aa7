-- Takes credits back: a new transfer that names what it reverses; the wallet never falls below zero.
-- Item: villageId, applicationId, reason, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip, transferId, undoMinutes?
--   undoMinutes: the reviewer takes back the own slip; later than that, or of somebody else, it is a correction with a reason by those who may.
DROP FUNCTION IF EXISTS points_reverse(jsonb);
CREATE FUNCTION points_reverse(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  i record;
BEGIN
  FOR i IN SELECT n.ord::int AS ord, n.item FROM jsonb_array_elements(p_items) WITH ORDINALITY n(item, ord)
           ORDER BY (n.item ->> 'villageId')::uuid, (n.item ->> 'applicationId')::uuid, n.ord LOOP
    ord := i.ord;
    outcome := points_reverse_one(i.item);
    RETURN NEXT;
  END LOOP;
END $$;

DROP FUNCTION IF EXISTS points_reverse_one(jsonb);
CREATE FUNCTION points_reverse_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_account uuid := (p_item ->> 'actorAccountId')::uuid;
  v_hash bytea := decode(p_item ->> 'requestHash', 'hex');
  v_app record;
  v_key record;
  v_award ledger_transfer;
  v_wallet ledger_account;
  v_answer jsonb;
BEGIN
  SELECT a.*, r.title, r.cap_subject, r.cap_period, r.started_by, r.lane, coalesce(r.origin_rule_id, r.id) AS cap_rule INTO v_app FROM points_application a JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
    WHERE a.village_id = v_village AND a.id = (p_item ->> 'applicationId')::uuid FOR UPDATE OF a;
  SELECT * INTO v_key FROM idempotency_key k WHERE k.village_id = v_village AND k.account_id = v_account AND k.key = p_item ->> 'key';
  IF v_key.key IS NOT NULL THEN
    IF v_key.request_hash <> v_hash THEN RETURN jsonb_build_object('refused', 'IDEMPOTENCY.KEY_REUSED'); END IF;
    RETURN jsonb_build_object('done', v_key.answer, 'replayed', true);
  END IF;
  IF v_app.id IS NULL OR v_app.household_id = (p_item ->> 'actorHouseholdId')::uuid OR points_recused(v_village, (p_item ->> 'actorPersonId')::uuid, v_app.household_id) THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF EXISTS (SELECT 1 FROM village v WHERE v.id = v_village AND v.books_stopped_at IS NOT NULL) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF p_item ? 'undoMinutes' AND (v_app.status <> 'credited' OR v_app.lane <> 'fast' OR v_app.decided_by_person_id IS DISTINCT FROM (p_item ->> 'actorPersonId')::uuid) THEN
    RETURN jsonb_build_object('refused', 'POINTS.UNDO_NOT_YOURS');
  END IF;
  IF p_item ? 'undoMinutes' AND v_app.decided_at <= now() - (p_item ->> 'undoMinutes')::integer * interval '1 minute' THEN
    RETURN jsonb_build_object('refused', 'POINTS.UNDO_TOO_LATE', 'details', jsonb_build_object('minutes', p_item -> 'undoMinutes'));
  END IF;
  IF v_app.status <> 'credited' THEN RETURN jsonb_build_object('refused', 'POINTS.NOT_REVERSIBLE'); END IF;
  SELECT * INTO v_award FROM ledger_transfer t WHERE t.village_id = v_village AND t.kind = 'award' AND t.cause_id = v_app.id;
  SELECT * INTO v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.household_id = v_app.household_id AND a.kind = 'wallet';
  PERFORM ledger_lock(ARRAY[v_village, v_village], ARRAY[v_wallet.id, ledger_village_account(v_village, 'correction')]);
  SELECT * INTO v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.id = v_wallet.id;
  IF v_wallet.balance < v_award.amount THEN
    RETURN jsonb_build_object('refused', 'POINTS.REVERSAL_OVERDRAWS', 'details', jsonb_build_object('have', v_wallet.balance, 'want', v_award.amount));
  END IF;
  IF v_app.cap_subject IS NOT NULL THEN
    UPDATE points_cap_use u SET used = u.used - 1 WHERE u.village_id = v_village AND u.rule_id = v_app.cap_rule AND u.used > 0
      AND u.subject_id = CASE v_app.cap_subject WHEN 'member' THEN v_app.member_id ELSE v_app.household_id END
      AND u.period_start = date_trunc(v_app.cap_period, v_app.submitted_at AT TIME ZONE 'Asia/Shanghai')::date;
  END IF;
  IF v_app.started_by = 'villager' THEN
    UPDATE points_month_use m SET points = m.points - v_award.amount WHERE m.village_id = v_village AND m.household_id = v_app.household_id
      AND m.month_start = date_trunc('month', v_app.submitted_at AT TIME ZONE 'Asia/Shanghai')::date;
  END IF;
  PERFORM ledger_post(ARRAY[ROW(v_village, (p_item ->> 'transferId')::uuid, 'award_reversal', v_wallet.id, ledger_village_account(v_village, 'correction'), v_award.amount, v_app.id,
    p_item ->> 'reason', v_app.member_id, (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole', v_award.id)::ledger_posting], now());
  UPDATE points_application a SET status = 'reversed', decision_reason = p_item ->> 'reason', version = a.version + 1 WHERE a.village_id = v_village AND a.id = v_app.id;
  -- The deed stands: the household may report it again with the same photos.
  UPDATE points_application_photo p SET live = false WHERE p_item ? 'undoMinutes' AND p.village_id = v_village AND p.application_id = v_app.id;
  v_answer := jsonb_build_object('applicationId', v_app.id, 'balance', v_wallet.balance - v_award.amount);
  INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation, answer) VALUES (v_village, v_account, p_item ->> 'key', v_hash, 'points.reverse', v_answer);
  INSERT INTO audit_entry (village_id, id, account_id, person_id, action, object_id, details, request_id, ip)
    VALUES (v_village, new_id(), v_account, (p_item ->> 'actorPersonId')::uuid, 'points.credit.reversed', v_app.id, jsonb_build_object('points', v_award.amount), p_item ->> 'requestId', p_item ->> 'ip');
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload) VALUES (v_village, new_id(), 'points.application.reversed', v_app.id, jsonb_build_object('householdId', v_app.household_id,
    'memberId', v_app.member_id, 'filedByPersonId', v_app.filed_by_person_id, 'ruleTitle', v_app.title, 'points', v_award.amount, 'reason', p_item ->> 'reason'));
  RETURN jsonb_build_object('done', v_answer);
END $$;

REVOKE ALL ON FUNCTION points_reverse(jsonb), points_reverse_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_reverse(jsonb) TO jishan_app;
