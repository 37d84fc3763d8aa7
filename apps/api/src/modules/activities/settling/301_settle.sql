-- Gives an activity's points to everybody present who has none yet, in one batch: presence, ledger, caps, settlement, key, audit and outbox in one
-- statement. The own household of whoever gives them, and relatives', are left for somebody else.
-- Item: villageId, activityId, settlementId, expectedPersons, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip, at?
DROP FUNCTION IF EXISTS activities_settle(jsonb);
CREATE FUNCTION activities_settle(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, activities_settle_one(i.item) FROM command_items(p_items, 'activityId') i;
END $$;

-- What speaks against one hand: whoever published the activity would bring a household over what one person may give, with what this activity has given it before. Whoever is over a
-- cap gets nothing and does not count. Null when nothing speaks against it.
DROP FUNCTION IF EXISTS activities_settle_refusal(uuid, uuid, integer, uuid[], integer[]);
CREATE FUNCTION activities_settle_refusal(p_village uuid, p_activity uuid, p_points integer, p_households uuid[], p_over integer[]) RETURNS jsonb LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_above integer := (SELECT points_two_above(v.settings) FROM village v WHERE v.id = p_village);
  v_most record;
BEGIN
  SELECT h.name, s.points INTO v_most FROM (
    SELECT g.household_id, g.points + coalesce((SELECT sum(p.points) FROM activity_presence p WHERE p.village_id = p_village AND p.activity_id = p_activity AND identity_successor(p_village, p.household_id) = g.household_id AND p.reversed_at IS NULL), 0) AS points
    FROM (SELECT u.household_id, p_points * count(*) AS points FROM unnest(p_households) WITH ORDINALITY u(household_id, n) WHERE u.n <> ALL (p_over) GROUP BY u.household_id) g) s
  JOIN household h ON h.village_id = p_village AND h.id = s.household_id ORDER BY s.points DESC, h.id LIMIT 1;
  IF v_most.points > v_above THEN
    RETURN jsonb_build_object('refused', 'ACTIVITIES.NEEDS_ANOTHER', 'details', jsonb_build_object('name', v_most.name, 'want', v_most.points, 'above', v_above));
  END IF;
  RETURN NULL;
END $$;

DROP FUNCTION IF EXISTS activities_settle_one(jsonb);
CREATE FUNCTION activities_settle_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_person uuid := (p_item ->> 'actorPersonId')::uuid;
  v_at timestamptz := books_now((p_item ->> 'at')::timestamptz);
  v_activity activity;
  v_replay jsonb;
  v_here record;
  v_lives_on uuid[];
  v_over integer[];
  v_refusal jsonb;
  v_answer jsonb;
BEGIN
  -- Against a cancellation, a check-in and another settling; ticks take the same lock, shared.
  SELECT * INTO v_activity FROM activity a WHERE a.village_id = v_village AND a.id = (p_item ->> 'activityId')::uuid FOR UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  IF v_activity.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF identity_books_stopped(v_village) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF v_activity.cancelled_at IS NOT NULL THEN RETURN jsonb_build_object('refused', 'ACTIVITIES.CANCELLED'); END IF;
  IF v_activity.points IS NULL THEN RETURN jsonb_build_object('refused', 'ACTIVITIES.NO_POINTS'); END IF;
  IF v_activity.starts_at > v_at THEN RETURN jsonb_build_object('refused', 'ACTIVITIES.NOT_STARTED'); END IF;

  SELECT array_agg(p.id ORDER BY p.recorded_at, p.person_id) FILTER (WHERE NOT o.own) AS ids, array_agg(p.person_id ORDER BY p.recorded_at, p.person_id) FILTER (WHERE NOT o.own) AS persons,
    array_agg(p.household_id ORDER BY p.recorded_at, p.person_id) FILTER (WHERE NOT o.own) AS households, (count(*) FILTER (WHERE NOT o.own))::int AS n, (count(*) FILTER (WHERE o.own))::int AS own INTO v_here
  FROM activity_presence p
  CROSS JOIN LATERAL (SELECT coalesce(p.household_id = (p_item ->> 'actorHouseholdId')::uuid, false)
    OR points_recused(v_village, v_person, p.household_id) AS own) o
  WHERE p.village_id = v_village AND p.activity_id = v_activity.id AND p.present AND p.settlement_id IS NULL;
  IF v_here.n = 0 THEN RETURN jsonb_build_object('refused', CASE WHEN v_here.own > 0 THEN 'ACTIVITIES.ONLY_OWN_HOUSEHOLD' ELSE 'ACTIVITIES.NOBODY_TO_CREDIT' END); END IF;
  IF v_here.n <> (p_item ->> 'expectedPersons')::int THEN RETURN jsonb_build_object('refused', 'ACTIVITIES.PRESENCE_CHANGED', 'details', jsonb_build_object('have', v_here.n)); END IF;

  PERFORM ledger_open(array_fill(v_village, ARRAY[v_here.n]), v_here.households);
  PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM ledger_account a
    WHERE a.village_id = v_village AND (a.household_id = ANY (v_here.households) AND a.kind = 'wallet' OR a.household_id IS NULL AND a.kind = 'issuance');
  -- Under the lock: what a merged household is credited late counts against the limits of the one that goes on.
  v_lives_on := ARRAY(SELECT identity_successor(v_village, h.id) FROM unnest(v_here.households) WITH ORDINALITY h(id, n) ORDER BY h.n);
  v_over := points_caps_take_for(v_village, v_activity.rule_id, v_here.persons, v_lives_on, v_activity.starts_at);
  IF v_activity.author_person_id = v_person THEN v_refusal := activities_settle_refusal(v_village, v_activity.id, v_activity.points, v_lives_on, v_over); END IF;
  IF v_refusal IS NOT NULL THEN
    PERFORM points_cap_give_back(v_village, v_activity.rule_id, h.person_id, h.household_id, v_activity.starts_at)
      FROM unnest(v_here.persons, v_lives_on) WITH ORDINALITY h(person_id, household_id, n) WHERE h.n <> ALL (v_over);
    RETURN v_refusal;
  END IF;
  v_answer := activities_settle_write(p_item, v_activity.title, v_activity.points, v_here.ids, v_here.persons, v_here.households, v_over, v_here.own, v_at);
  PERFORM command_audit(p_item, 'activity.settled', v_activity.id, v_answer - 'activityId', v_at);
  RETURN command_done(p_item, 'activities.settle', v_answer);
END $$;

-- Writes what passed every check; the places of the three lists belong together. No table's row type in the signature: a function that takes one keeps its table from
-- being dropped.
DROP FUNCTION IF EXISTS activities_settle_write(jsonb, text, integer, uuid[], uuid[], uuid[], integer[], integer, timestamptz);
CREATE FUNCTION activities_settle_write(p_item jsonb, p_title text, p_points integer, p_ids uuid[], p_persons uuid[], p_households uuid[], p_over integer[], p_own integer, p_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_activity uuid := (p_item ->> 'activityId')::uuid;
  v_settlement uuid := (p_item ->> 'settlementId')::uuid;
  v_nth integer;
  v_postings ledger_posting[];
BEGIN
  SELECT coalesce(max(s.nth), 0) + 1 INTO v_nth FROM activity_settlement s WHERE s.village_id = v_village AND s.activity_id = v_activity;
  SELECT array_agg(ROW(v_village, new_id(), 'activity', ledger_village_account(v_village, 'issuance'), w.id, p_points, h.id, p_title, h.person_id,
    (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole', NULL)::ledger_posting ORDER BY h.n) INTO v_postings
  FROM unnest(p_ids, p_persons, p_households) WITH ORDINALITY h(id, person_id, household_id, n)
  JOIN ledger_account w ON w.village_id = v_village AND w.household_id = h.household_id AND w.kind = 'wallet'
  WHERE h.n <> ALL (p_over);
  -- Everybody may be over the cap; the settlement still says so to each of them.
  IF v_postings IS NOT NULL THEN PERFORM ledger_post(v_postings, p_at); END IF;
  INSERT INTO activity_settlement (village_id, id, activity_id, nth, persons, capped, points, by_person_id, by_role, at)
    VALUES (v_village, v_settlement, v_activity, v_nth, cardinality(p_ids), cardinality(p_over), p_points * (cardinality(p_ids) - cardinality(p_over)),
      (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole', p_at);
  UPDATE activity_presence p SET settlement_id = v_settlement, points = CASE WHEN h.n = ANY (p_over) THEN 0 ELSE p_points END
  FROM unnest(p_persons) WITH ORDINALITY h(person_id, n) WHERE p.village_id = v_village AND p.activity_id = v_activity AND p.person_id = h.person_id;
  UPDATE activity a SET settled_at = coalesce(a.settled_at, p_at) WHERE a.village_id = v_village AND a.id = v_activity;
  -- One line per household, however many of it were there.
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT v_village, new_id(), 'activities.credited', v_activity, jsonb_build_object('householdId', h.household_id, 'title', p_title, 'persons', count(*),
    'points', p_points * count(*) FILTER (WHERE h.n <> ALL (p_over))), p_at
  FROM unnest(p_households) WITH ORDINALITY h(household_id, n) GROUP BY h.household_id ORDER BY min(h.n);
  RETURN jsonb_build_object('activityId', v_activity, 'nth', v_nth, 'persons', cardinality(p_ids), 'capped', cardinality(p_over),
    'points', p_points * (cardinality(p_ids) - cardinality(p_over)), 'leftOut', p_own);
END $$;

REVOKE ALL ON FUNCTION activities_settle(jsonb), activities_settle_one(jsonb), activities_settle_refusal(uuid, uuid, integer, uuid[], integer[]), activities_settle_write(jsonb, text, integer, uuid[], uuid[], uuid[], integer[], integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activities_settle(jsonb) TO jishan_app;
