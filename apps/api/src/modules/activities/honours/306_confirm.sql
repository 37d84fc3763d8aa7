-- The points of an honour that are more than one person may give, confirmed by a second officer: then they are given as by the grant.
-- Item: villageId, honourId, transferId, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip
DROP FUNCTION IF EXISTS honours_confirm(jsonb);
CREATE FUNCTION honours_confirm(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, honours_confirm_one(i.item) FROM command_items(p_items, 'honourId') i;
END $$;

DROP FUNCTION IF EXISTS honours_confirm_one(jsonb);
CREATE FUNCTION honours_confirm_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_person uuid := (p_item ->> 'actorPersonId')::uuid;
  v_honour honour;
  v_wallet uuid;
  v_issuance uuid;
  v_household uuid;
  v_replay jsonb;
  v_refused text;
BEGIN
  SELECT * INTO v_honour FROM honour o WHERE o.village_id = v_village AND o.id = (p_item ->> 'honourId')::uuid FOR UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  v_refused := honours_not_second(p_item, v_honour.id, true);
  IF v_refused IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refused); END IF;
  IF NOT identity_second_hand(p_item, v_honour.granted_by_person_id, v_honour.granted_at) THEN RETURN jsonb_build_object('refused', 'HONOURS.NEEDS_ANOTHER'); END IF;
  PERFORM ledger_open(ARRAY[v_village], ARRAY[v_honour.household_id]);
  SELECT a.id INTO STRICT v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.household_id = v_honour.household_id AND a.kind = 'wallet';
  v_issuance := ledger_village_account(v_village, 'issuance');
  PERFORM ledger_lock(ARRAY[v_village, v_village], ARRAY[v_wallet, v_issuance]);
  -- Under the lock: what a merged household is credited late counts against the limits of the one that goes on.
  v_household := identity_successor(v_village, v_honour.household_id);
  IF cardinality(points_caps_take_for(v_village, v_honour.rule_id, ARRAY[v_household], ARRAY[v_household], v_honour.granted_on::timestamp AT TIME ZONE 'Asia/Shanghai')) > 0 THEN
    RETURN honours_refuse_for('HONOURS.CAP_REACHED', v_village, v_honour.household_id);
  END IF;
  PERFORM ledger_post(ARRAY[ROW(v_village, (p_item ->> 'transferId')::uuid, 'honour', v_issuance, v_wallet, v_honour.points_asked, v_honour.id, v_honour.title, NULL, v_person, p_item ->> 'actorRole',
    NULL)::ledger_posting], now());
  UPDATE honour o SET points = o.points_asked, confirmed_by_person_id = v_person, confirmed_at = now() WHERE o.village_id = v_village AND o.id = v_honour.id;
  PERFORM command_audit(p_item, 'honour.confirmed', v_honour.id, jsonb_build_object('points', v_honour.points_asked), now());
  PERFORM command_owe(p_item, 'honours.granted', v_honour.id, jsonb_build_object('householdId', v_honour.household_id, 'title', v_honour.title, 'points', v_honour.points_asked), now());
  RETURN command_done(p_item, 'honours.confirm', jsonb_build_object('honourId', v_honour.id, 'points', v_honour.points_asked));
END $$;

REVOKE ALL ON FUNCTION honours_confirm(jsonb), honours_confirm_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION honours_confirm(jsonb) TO jishan_app;
