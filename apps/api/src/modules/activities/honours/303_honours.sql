-- Grants an honour to households of one choice, with points or without: all of them or none. Honour, ledger, caps, key, audit and outbox in one statement.
-- More points than one person may give wait for a second officer (306_confirm.sql); the honour itself is granted.
-- Item: villageId, honours [{id, householdId}], ruleId?, points?, title, period, grantedOn, citation, mediaId?, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash,
--   requestId, ip, at?
DROP FUNCTION IF EXISTS honours_grant(jsonb);
CREATE FUNCTION honours_grant(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, honours_grant_one(i.item) FROM command_items(p_items) i;
END $$;

-- What speaks against it; null when nothing does. Called under the locks of the households' accounts, which keep two grants of one honour apart.
DROP FUNCTION IF EXISTS honours_refusal(jsonb, uuid[]);
CREATE FUNCTION honours_refusal(p_item jsonb, p_households uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_points integer := (p_item ->> 'points')::int;
  v_rule points_rule;
  v_about uuid;
BEGIN
  IF (SELECT count(*) FROM household h WHERE h.village_id = v_village AND h.id = ANY (p_households) AND h.closed_at IS NULL) <> cardinality(p_households) THEN
    RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND');
  END IF;
  IF identity_books_stopped(v_village) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF p_item ->> 'ruleId' IS NULL AND v_points IS NOT NULL THEN RETURN jsonb_build_object('refused', 'HONOURS.RULE_NEEDED'); END IF;
  SELECT r.* INTO v_rule FROM points_rule r JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
    WHERE r.village_id = v_village AND r.id = (p_item ->> 'ruleId')::uuid AND s.status = 'in_force' AND r.category = 'honours' AND r.started_by = 'cadre';
  IF p_item ->> 'ruleId' IS NOT NULL AND v_rule.id IS NULL THEN RETURN jsonb_build_object('refused', 'HONOURS.RULE_NOT_FOR_HONOURS'); END IF;
  IF v_points NOT BETWEEN v_rule.points_min AND v_rule.points_max THEN
    RETURN jsonb_build_object('refused', 'POINTS.RANGE', 'details', jsonb_build_object('min', v_rule.points_min, 'max', v_rule.points_max));
  END IF;
  -- Nor relatives: whoever does not judge their cases gives them no honour either.
  SELECT h.id INTO v_about FROM household h WHERE h.village_id = v_village AND h.id = ANY (p_households)
    AND (identity_own_household(p_item, h.id) OR points_recused(v_village, (p_item ->> 'actorPersonId')::uuid, h.id)) LIMIT 1;
  IF v_about IS NOT NULL THEN RETURN honours_refuse_for('HONOURS.OWN_HOUSEHOLD', v_village, v_about); END IF;
  SELECT o.household_id INTO v_about FROM honour o WHERE o.village_id = v_village AND o.household_id = ANY (p_households) AND o.title = p_item ->> 'title' AND o.period = p_item ->> 'period' AND o.revoked_at IS NULL LIMIT 1;
  IF v_about IS NOT NULL THEN RETURN honours_refuse_for('HONOURS.ALREADY_GRANTED', v_village, v_about); END IF;
  RETURN NULL;
END $$;

DROP FUNCTION IF EXISTS honours_grant_one(jsonb);
CREATE FUNCTION honours_grant_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_person uuid := (p_item ->> 'actorPersonId')::uuid;
  v_at timestamptz := books_now((p_item ->> 'at')::timestamptz);
  v_points integer := (p_item ->> 'points')::int;
  v_asked integer;
  v_ids uuid[];
  v_households uuid[];
  v_replay jsonb;
  v_over integer[];
  v_refusal jsonb;
BEGIN
  IF v_points > (SELECT points_two_above(v.settings) FROM village v WHERE v.id = v_village) THEN
    v_asked := v_points;
    v_points := NULL;
  END IF;
  SELECT array_agg((h.one ->> 'id')::uuid ORDER BY h.n), array_agg((h.one ->> 'householdId')::uuid ORDER BY h.n) INTO v_ids, v_households
    FROM jsonb_array_elements(p_item -> 'honours') WITH ORDINALITY h(one, n);
  PERFORM ledger_open(array_agg(h.village_id), array_agg(h.id)) FROM household h WHERE h.village_id = v_village AND h.id = ANY (v_households);
  PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM ledger_account a
    WHERE a.village_id = v_village AND (a.household_id = ANY (v_households) AND a.kind = 'wallet' OR a.household_id IS NULL AND a.kind = 'issuance' AND v_points IS NOT NULL);
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  v_refusal := honours_refusal(p_item, v_households);
  IF v_refusal IS NOT NULL THEN RETURN v_refusal; END IF;
  IF v_points IS NOT NULL THEN
    -- An honour is the household's, so a cap per member counts for it as a whole.
    v_over := points_caps_take_for(v_village, (p_item ->> 'ruleId')::uuid, v_households, v_households, (p_item ->> 'grantedOn')::timestamp AT TIME ZONE 'Asia/Shanghai');
    IF cardinality(v_over) > 0 THEN
      -- Those before it in the list have taken theirs; all or none means that they give it back.
      PERFORM points_cap_give_back(v_village, (p_item ->> 'ruleId')::uuid, h.id, h.id, (p_item ->> 'grantedOn')::timestamp AT TIME ZONE 'Asia/Shanghai')
        FROM unnest(v_households) WITH ORDINALITY h(id, n) WHERE h.n <> ALL (v_over);
      RETURN honours_refuse_for('HONOURS.CAP_REACHED', v_village, v_households[v_over[1]]);
    END IF;
  END IF;
  INSERT INTO honour (village_id, id, household_id, rule_id, title, period, granted_on, citation, points, points_asked, media_id, granted_by_person_id, granted_by_role, granted_at)
  SELECT v_village, h.id, h.household_id, (p_item ->> 'ruleId')::uuid, p_item ->> 'title', p_item ->> 'period', (p_item ->> 'grantedOn')::date, p_item ->> 'citation', v_points, v_asked,
    (p_item ->> 'mediaId')::uuid, v_person, p_item ->> 'actorRole', v_at
  FROM unnest(v_ids, v_households) h(id, household_id);
  IF v_points IS NOT NULL THEN
    PERFORM ledger_post(array_agg(ROW(v_village, new_id(), 'honour', ledger_village_account(v_village, 'issuance'), w.id, v_points, h.id, p_item ->> 'title', NULL, v_person,
      p_item ->> 'actorRole', NULL)::ledger_posting ORDER BY h.n), v_at)
    FROM unnest(v_ids, v_households) WITH ORDINALITY h(id, household_id, n) JOIN ledger_account w ON w.village_id = v_village AND w.household_id = h.household_id AND w.kind = 'wallet';
  END IF;
  PERFORM command_audit(p_item, 'honour.granted', h.id, jsonb_strip_nulls(jsonb_build_object('points', coalesce(v_points, 0), 'asked', v_asked)), v_at) FROM unnest(v_ids) h(id);
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT v_village, new_id(), 'honours.granted', h.id, jsonb_build_object('householdId', h.household_id, 'title', p_item ->> 'title', 'points', coalesce(v_points, 0)), v_at
  FROM unnest(v_ids, v_households) h(id, household_id);
  IF v_asked IS NOT NULL THEN
    PERFORM command_owe(p_item, 'honours.points_asked', v_ids[1], jsonb_build_object('title', p_item ->> 'title', 'points', v_asked), v_at);
  END IF;
  RETURN command_done(p_item, 'honours.grant', jsonb_build_object('granted', cardinality(v_ids), 'points', coalesce(v_points, 0) * cardinality(v_ids),
    'waiting', coalesce(v_asked, 0) * cardinality(v_ids)));
END $$;

REVOKE ALL ON FUNCTION honours_grant(jsonb), honours_refusal(jsonb, uuid[]), honours_grant_one(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION honours_grant(jsonb) TO jishan_app;
