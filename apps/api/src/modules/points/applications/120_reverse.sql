-- Takes credits back: a new transfer that names what it reverses; the wallet never falls below zero.
-- Item: villageId, applicationId, reason, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip, transferId, undoMinutes?
--   undoMinutes: the reviewer takes back the own slip; later than that, or of somebody else, it is a correction with a reason by those who may.
DROP FUNCTION IF EXISTS points_reverse(jsonb);
CREATE FUNCTION points_reverse(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, points_reverse_one(i.item) FROM command_items(p_items, 'applicationId') i;
END $$;

DROP FUNCTION IF EXISTS points_reverse_one(jsonb);
CREATE FUNCTION points_reverse_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_app record;
  v_replay jsonb;
  v_back jsonb;
BEGIN
  SELECT a.*, r.title, r.started_by, r.lane INTO v_app FROM points_application a JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
    WHERE a.village_id = v_village AND a.id = (p_item ->> 'applicationId')::uuid FOR UPDATE OF a;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  IF v_app.id IS NULL OR v_app.household_id = (p_item ->> 'actorHouseholdId')::uuid OR points_recused(v_village, (p_item ->> 'actorPersonId')::uuid, v_app.household_id) THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF identity_books_stopped(v_village) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF p_item ? 'undoMinutes' AND (v_app.status <> 'credited' OR v_app.lane <> 'fast' OR v_app.decided_by_person_id IS DISTINCT FROM (p_item ->> 'actorPersonId')::uuid) THEN
    RETURN jsonb_build_object('refused', 'POINTS.UNDO_NOT_YOURS');
  END IF;
  IF p_item ? 'undoMinutes' AND v_app.decided_at <= now() - (p_item ->> 'undoMinutes')::integer * interval '1 minute' THEN
    RETURN jsonb_build_object('refused', 'POINTS.UNDO_TOO_LATE', 'details', jsonb_build_object('minutes', p_item -> 'undoMinutes'));
  END IF;
  IF v_app.status <> 'credited' THEN RETURN jsonb_build_object('refused', 'POINTS.NOT_REVERSIBLE'); END IF;
  v_back := ledger_take_back(p_item, 'award', v_app.id, v_app.household_id, now());
  IF v_back ? 'refused' THEN RETURN v_back; END IF;
  PERFORM points_cap_give_back(v_village, v_app.rule_id, v_app.member_id, v_app.household_id, v_app.submitted_at);
  IF v_app.started_by = 'villager' THEN
    UPDATE points_month_use m SET points = m.points - (v_back ->> 'points')::int WHERE m.village_id = v_village AND m.household_id = v_app.household_id
      AND m.month_start = date_trunc('month', v_app.submitted_at AT TIME ZONE 'Asia/Shanghai')::date;
  END IF;
  UPDATE points_application a SET status = 'reversed', decision_reason = p_item ->> 'reason', version = a.version + 1 WHERE a.village_id = v_village AND a.id = v_app.id;
  -- The deed stands: the household may report it again with the same photos. What was said for it stays: only the household's own withdrawal lets go of it at once.
  UPDATE points_application_photo p SET live = false WHERE p_item ? 'undoMinutes' AND p.village_id = v_village AND p.application_id = v_app.id;
  PERFORM points_thanks_undo(ARRAY[v_village], ARRAY[v_app.id]);
  PERFORM command_audit(p_item, 'points.credit.reversed', v_app.id, v_back - 'balance', now());
  PERFORM command_owe(p_item, 'points.application.reversed', v_app.id, jsonb_build_object('householdId', v_app.household_id, 'memberId', v_app.member_id,
    'filedByPersonId', v_app.filed_by_person_id, 'ruleTitle', v_app.title, 'points', v_back -> 'points', 'reason', p_item ->> 'reason'), now());
  RETURN command_done(p_item, 'points.reverse', jsonb_build_object('applicationId', v_app.id, 'balance', v_back -> 'balance'));
END $$;

REVOKE ALL ON FUNCTION points_reverse(jsonb), points_reverse_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_reverse(jsonb) TO jishan_app;
