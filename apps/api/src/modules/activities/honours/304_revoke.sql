-- Revokes an honour and takes its points back; the wallet never falls below zero.
-- Item: villageId, honourId, reason, transferId, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip
DROP FUNCTION IF EXISTS honours_revoke(jsonb);
CREATE FUNCTION honours_revoke(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  i record;
BEGIN
  FOR i IN SELECT n.ord::int AS ord, n.item FROM jsonb_array_elements(p_items) WITH ORDINALITY n(item, ord)
           ORDER BY (n.item ->> 'villageId')::uuid, (n.item ->> 'honourId')::uuid, n.ord LOOP
    ord := i.ord;
    outcome := honours_revoke_one(i.item);
    RETURN NEXT;
  END LOOP;
END $$;

DROP FUNCTION IF EXISTS honours_revoke_one(jsonb);
CREATE FUNCTION honours_revoke_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_account uuid := (p_item ->> 'actorAccountId')::uuid;
  v_actor uuid := (p_item ->> 'actorPersonId')::uuid;
  v_hash bytea := decode(p_item ->> 'requestHash', 'hex');
  v_honour honour;
  v_key record;
  v_wallet ledger_account;
  v_answer jsonb;
BEGIN
  SELECT * INTO v_honour FROM honour o WHERE o.village_id = v_village AND o.id = (p_item ->> 'honourId')::uuid FOR UPDATE;
  SELECT * INTO v_key FROM idempotency_key k WHERE k.village_id = v_village AND k.account_id = v_account AND k.key = p_item ->> 'key';
  IF v_key.key IS NOT NULL THEN
    IF v_key.request_hash <> v_hash THEN RETURN jsonb_build_object('refused', 'IDEMPOTENCY.KEY_REUSED'); END IF;
    RETURN jsonb_build_object('done', v_key.answer, 'replayed', true);
  END IF;
  IF v_honour.id IS NULL OR v_honour.household_id = (p_item ->> 'actorHouseholdId')::uuid OR EXISTS (SELECT FROM live_proxy r WHERE r.village_id = v_village
      AND r.household_id = v_honour.household_id AND r.helper_person_id = v_actor) THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF EXISTS (SELECT 1 FROM village v WHERE v.id = v_village AND v.books_stopped_at IS NOT NULL) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF v_honour.revoked_at IS NOT NULL THEN RETURN jsonb_build_object('refused', 'HONOURS.ALREADY_REVOKED'); END IF;
  IF v_honour.points IS NOT NULL THEN
    SELECT * INTO v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.household_id = v_honour.household_id AND a.kind = 'wallet';
    PERFORM ledger_lock(ARRAY[v_village, v_village], ARRAY[v_wallet.id, ledger_village_account(v_village, 'correction')]);
    SELECT * INTO v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.id = v_wallet.id;
    IF v_wallet.balance < v_honour.points THEN
      RETURN jsonb_build_object('refused', 'POINTS.REVERSAL_OVERDRAWS', 'details', jsonb_build_object('have', v_wallet.balance, 'want', v_honour.points));
    END IF;
    PERFORM points_cap_give_back(v_village, v_honour.rule_id, v_honour.household_id, v_honour.household_id, v_honour.granted_on::timestamp AT TIME ZONE 'Asia/Shanghai');
    PERFORM ledger_post(ARRAY[ROW(v_village, (p_item ->> 'transferId')::uuid, 'honour_reversal', v_wallet.id, ledger_village_account(v_village, 'correction'), v_honour.points, v_honour.id,
      p_item ->> 'reason', NULL, v_actor, p_item ->> 'actorRole', (SELECT t.id FROM ledger_transfer t WHERE t.village_id = v_village AND t.kind = 'honour' AND t.cause_id = v_honour.id))::ledger_posting], now());
  END IF;
  UPDATE honour o SET revoked_at = now(), revoked_by_person_id = v_actor, revoke_reason = p_item ->> 'reason' WHERE o.village_id = v_village AND o.id = v_honour.id;
  v_answer := jsonb_build_object('honourId', v_honour.id);
  INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation, answer) VALUES (v_village, v_account, p_item ->> 'key', v_hash, 'honours.revoke', v_answer);
  INSERT INTO audit_entry (village_id, id, account_id, person_id, action, object_id, details, request_id, ip) VALUES (v_village, new_id(), v_account, v_actor, 'honour.revoked', v_honour.id,
    jsonb_build_object('points', coalesce(v_honour.points, 0)), p_item ->> 'requestId', p_item ->> 'ip');
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload) VALUES (v_village, new_id(), 'honours.revoked', v_honour.id,
    jsonb_build_object('householdId', v_honour.household_id, 'title', v_honour.title, 'points', coalesce(v_honour.points, 0), 'reason', p_item ->> 'reason'));
  RETURN jsonb_build_object('done', v_answer);
END $$;

REVOKE ALL ON FUNCTION honours_revoke(jsonb), honours_revoke_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION honours_revoke(jsonb) TO jishan_app;
