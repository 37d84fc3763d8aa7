-- Takes one person's points of an activity back (somebody was ticked by mistake): a new transfer that names what it reverses; the wallet never falls below zero.
-- Item: villageId, activityId, personId, reason, transferId, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip, at?
DROP FUNCTION IF EXISTS activities_reverse(jsonb);
CREATE FUNCTION activities_reverse(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, activities_reverse_one(i.item) FROM command_items(p_items, 'activityId', 'personId') i;
END $$;

DROP FUNCTION IF EXISTS activities_reverse_one(jsonb);
CREATE FUNCTION activities_reverse_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_at timestamptz := books_now((p_item ->> 'at')::timestamptz);
  v_was activity_presence;
  v_activity activity;
  v_replay jsonb;
  v_back jsonb;
BEGIN
  SELECT * INTO v_was FROM activity_presence p WHERE p.village_id = v_village AND p.activity_id = (p_item ->> 'activityId')::uuid AND p.person_id = (p_item ->> 'personId')::uuid FOR UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  IF v_was.id IS NULL OR identity_own_household(p_item, v_was.household_id) OR points_recused(v_village, (p_item ->> 'actorPersonId')::uuid, v_was.household_id) THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF identity_books_stopped(v_village) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF coalesce(v_was.points, 0) = 0 OR v_was.reversed_at IS NOT NULL THEN RETURN jsonb_build_object('refused', 'ACTIVITIES.NOT_REVERSIBLE'); END IF;
  SELECT * INTO v_activity FROM activity a WHERE a.village_id = v_village AND a.id = v_was.activity_id;
  v_back := ledger_take_back(p_item, 'activity', v_was.id, v_was.household_id, v_at);
  IF v_back ? 'refused' THEN RETURN v_back; END IF;
  PERFORM points_cap_give_back(v_village, v_activity.rule_id, v_was.person_id, (v_back ->> 'householdId')::uuid, v_activity.starts_at);
  UPDATE activity_presence p SET reversed_at = v_at, reversed_by_person_id = (p_item ->> 'actorPersonId')::uuid, reversal_reason = p_item ->> 'reason'
    WHERE p.village_id = v_village AND p.activity_id = v_was.activity_id AND p.person_id = v_was.person_id;
  PERFORM command_audit(p_item, 'activity.credit.reversed', v_was.activity_id, jsonb_build_object('personId', v_was.person_id, 'points', v_back -> 'points'), v_at);
  PERFORM command_owe(p_item, 'activities.reversed', v_was.activity_id,
    jsonb_build_object('householdId', v_was.household_id, 'title', v_activity.title, 'points', v_back -> 'points', 'reason', p_item ->> 'reason'), v_at);
  RETURN command_done(p_item, 'activities.reverse', jsonb_build_object('activityId', v_was.activity_id, 'personId', v_was.person_id, 'balance', v_back -> 'balance'));
END $$;

REVOKE ALL ON FUNCTION activities_reverse(jsonb), activities_reverse_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activities_reverse(jsonb) TO jishan_app;
