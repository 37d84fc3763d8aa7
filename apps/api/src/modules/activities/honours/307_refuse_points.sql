-- The second officer's no to the points of an honour that are more than one person may give: the honour stays, without points. Whoever came into office after the grant may say it
-- too: a no gives nobody anything, and after an election there may be no second officer of before.
-- Item: villageId, honourId, reason, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip
DROP FUNCTION IF EXISTS honours_refuse_points(jsonb);
CREATE FUNCTION honours_refuse_points(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, honours_refuse_points_one(i.item) FROM command_items(p_items, 'honourId') i;
END $$;

DROP FUNCTION IF EXISTS honours_refuse_points_one(jsonb);
CREATE FUNCTION honours_refuse_points_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_person uuid := (p_item ->> 'actorPersonId')::uuid;
  v_honour honour;
  v_replay jsonb;
  v_refused text;
BEGIN
  SELECT * INTO v_honour FROM honour o WHERE o.village_id = v_village AND o.id = (p_item ->> 'honourId')::uuid FOR UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  v_refused := honours_not_second(p_item, v_honour.id, false);
  IF v_refused IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refused); END IF;
  UPDATE honour o SET points_refused_at = now(), points_refused_by_person_id = v_person, points_refuse_reason = p_item ->> 'reason'
    WHERE o.village_id = v_village AND o.id = v_honour.id;
  PERFORM command_audit(p_item, 'honour.points_refused', v_honour.id, jsonb_build_object('points', v_honour.points_asked), now());
  PERFORM command_owe(p_item, 'honours.points_refused', v_honour.id, jsonb_build_object('personId', v_honour.granted_by_person_id, 'title', v_honour.title,
    'points', v_honour.points_asked, 'reason', p_item ->> 'reason'), now());
  RETURN command_done(p_item, 'honours.refuse_points', jsonb_build_object('honourId', v_honour.id));
END $$;

REVOKE ALL ON FUNCTION honours_refuse_points(jsonb), honours_refuse_points_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION honours_refuse_points(jsonb) TO jishan_app;
