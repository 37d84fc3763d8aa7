-- Revokes an honour and takes its points back; the wallet never falls below zero.
-- Item: villageId, honourId, reason, transferId, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip
DROP FUNCTION IF EXISTS honours_revoke(jsonb);
CREATE FUNCTION honours_revoke(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, honours_revoke_one(i.item) FROM command_items(p_items, 'honourId') i;
END $$;

DROP FUNCTION IF EXISTS honours_revoke_one(jsonb);
CREATE FUNCTION honours_revoke_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_honour honour;
  v_replay jsonb;
  v_refused text;
  v_back jsonb;
BEGIN
  SELECT * INTO v_honour FROM honour o WHERE o.village_id = v_village AND o.id = (p_item ->> 'honourId')::uuid FOR UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  v_refused := honours_not_open(p_item, v_honour.id, true);
  IF v_refused IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refused); END IF;
  IF v_honour.points IS NOT NULL THEN
    v_back := ledger_take_back(p_item, 'honour', v_honour.id, v_honour.household_id, now());
    IF v_back ? 'refused' THEN RETURN v_back; END IF;
    PERFORM points_cap_give_back(v_village, v_honour.rule_id, (v_back ->> 'householdId')::uuid, (v_back ->> 'householdId')::uuid, v_honour.granted_on::timestamp AT TIME ZONE 'Asia/Shanghai');
  END IF;
  UPDATE honour o SET revoked_at = now(), revoked_by_person_id = (p_item ->> 'actorPersonId')::uuid, revoke_reason = p_item ->> 'reason' WHERE o.village_id = v_village AND o.id = v_honour.id;
  PERFORM command_audit(p_item, 'honour.revoked', v_honour.id, jsonb_build_object('points', coalesce(v_honour.points, 0)), now());
  PERFORM command_owe(p_item, 'honours.revoked', v_honour.id, jsonb_build_object('householdId', v_honour.household_id, 'title', v_honour.title,
    'points', coalesce(v_honour.points, 0), 'reason', p_item ->> 'reason'), now());
  RETURN command_done(p_item, 'honours.revoke', jsonb_build_object('honourId', v_honour.id));
END $$;

REVOKE ALL ON FUNCTION honours_revoke(jsonb), honours_revoke_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION honours_revoke(jsonb) TO jishan_app;
