-- Takes one person's points of an activity back (somebody was ticked by mistake): a new transfer that names what it reverses; the wallet never falls below zero.
-- Item: villageId, activityId, personId, reason, transferId, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip, at?
DROP FUNCTION IF EXISTS activities_reverse(jsonb);
CREATE FUNCTION activities_reverse(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  i record;
BEGIN
  FOR i IN SELECT n.ord::int AS ord, n.item FROM jsonb_array_elements(p_items) WITH ORDINALITY n(item, ord)
           ORDER BY (n.item ->> 'villageId')::uuid, (n.item ->> 'activityId')::uuid, (n.item ->> 'personId')::uuid, n.ord LOOP
    ord := i.ord;
    outcome := activities_reverse_one(i.item);
    RETURN NEXT;
  END LOOP;
END $$;

DROP FUNCTION IF EXISTS activities_reverse_one(jsonb);
CREATE FUNCTION activities_reverse_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_account uuid := (p_item ->> 'actorAccountId')::uuid;
  v_actor uuid := (p_item ->> 'actorPersonId')::uuid;
  v_hash bytea := decode(p_item ->> 'requestHash', 'hex');
  v_at timestamptz := books_now((p_item ->> 'at')::timestamptz);
  v_was activity_presence;
  v_activity activity;
  v_key record;
  v_credit ledger_transfer;
  v_wallet ledger_account;
  v_answer jsonb;
BEGIN
  SELECT * INTO v_was FROM activity_presence p WHERE p.village_id = v_village AND p.activity_id = (p_item ->> 'activityId')::uuid AND p.person_id = (p_item ->> 'personId')::uuid FOR UPDATE;
  SELECT * INTO v_key FROM idempotency_key k WHERE k.village_id = v_village AND k.account_id = v_account AND k.key = p_item ->> 'key';
  IF v_key.key IS NOT NULL THEN
    IF v_key.request_hash <> v_hash THEN RETURN jsonb_build_object('refused', 'IDEMPOTENCY.KEY_REUSED'); END IF;
    RETURN jsonb_build_object('done', v_key.answer, 'replayed', true);
  END IF;
  -- Nobody decides about the own household, nor about one that they act for; from outside it looks like a missing one.
  IF v_was.id IS NULL OR v_was.household_id = (p_item ->> 'actorHouseholdId')::uuid OR EXISTS (SELECT FROM live_proxy r WHERE r.village_id = v_village
      AND r.household_id = v_was.household_id AND r.helper_person_id = v_actor) THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF EXISTS (SELECT 1 FROM village v WHERE v.id = v_village AND v.books_stopped_at IS NOT NULL) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF coalesce(v_was.points, 0) = 0 OR v_was.reversed_at IS NOT NULL THEN RETURN jsonb_build_object('refused', 'ACTIVITIES.NOT_REVERSIBLE'); END IF;
  SELECT * INTO v_activity FROM activity a WHERE a.village_id = v_village AND a.id = v_was.activity_id;
  SELECT * INTO v_credit FROM ledger_transfer t WHERE t.village_id = v_village AND t.kind = 'activity' AND t.cause_id = v_was.id;
  SELECT * INTO v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.household_id = v_was.household_id AND a.kind = 'wallet';
  PERFORM ledger_lock(ARRAY[v_village, v_village], ARRAY[v_wallet.id, ledger_village_account(v_village, 'correction')]);
  SELECT * INTO v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.id = v_wallet.id;
  IF v_wallet.balance < v_credit.amount THEN
    RETURN jsonb_build_object('refused', 'POINTS.REVERSAL_OVERDRAWS', 'details', jsonb_build_object('have', v_wallet.balance, 'want', v_credit.amount));
  END IF;
  PERFORM points_cap_give_back(v_village, v_activity.rule_id, v_was.person_id, v_was.household_id, v_activity.starts_at);
  PERFORM ledger_post(ARRAY[ROW(v_village, (p_item ->> 'transferId')::uuid, 'activity_reversal', v_wallet.id, ledger_village_account(v_village, 'correction'), v_credit.amount, v_was.id,
    p_item ->> 'reason', v_was.person_id, v_actor, p_item ->> 'actorRole', v_credit.id)::ledger_posting], v_at);
  UPDATE activity_presence p SET reversed_at = v_at, reversed_by_person_id = v_actor, reversal_reason = p_item ->> 'reason'
    WHERE p.village_id = v_village AND p.activity_id = v_was.activity_id AND p.person_id = v_was.person_id;
  v_answer := jsonb_build_object('activityId', v_was.activity_id, 'personId', v_was.person_id, 'balance', v_wallet.balance - v_credit.amount);
  INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation, answer) VALUES (v_village, v_account, p_item ->> 'key', v_hash, 'activities.reverse', v_answer);
  INSERT INTO audit_entry (village_id, id, account_id, person_id, action, object_id, details, request_id, ip, created_at) VALUES (v_village, new_id(), v_account, v_actor,
    'activity.credit.reversed', v_was.activity_id, jsonb_build_object('personId', v_was.person_id, 'points', v_credit.amount), p_item ->> 'requestId', p_item ->> 'ip', v_at);
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at) VALUES (v_village, new_id(), 'activities.reversed', v_was.activity_id,
    jsonb_build_object('householdId', v_was.household_id, 'title', v_activity.title, 'points', v_credit.amount, 'reason', p_item ->> 'reason'), v_at);
  RETURN jsonb_build_object('done', v_answer);
END $$;

REVOKE ALL ON FUNCTION activities_reverse(jsonb), activities_reverse_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activities_reverse(jsonb) TO jishan_app;
