-- 并户: all people of a household move into another one, and its whole wallet with them; the household is closed (docs/decisions/0050-household-merge.md).
-- Filed with its document; where either of the two has more than one person may give, it waits for a second pair of hands, and what was asked at the filing is
-- asked again. What still comes to a closed household goes on to the one that it went into (ledger_forward).
-- Locks: both households by id, their people by id, the filing, cases whose judges they are, their accounts by id.
-- Item: what 028_merge_household.sql says, and transferId, actorHouseholdId, key, requestHash, requestId, ip
DROP FUNCTION IF EXISTS points_merge(jsonb);
CREATE FUNCTION points_merge(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, points_merge_one(i.item) FROM command_items(p_items, 'householdId') i;
END $$;

-- The second hand. Item: villageId, changeId, transferId, actorAccountId, actorPersonId, actorHouseholdId, actorRole, key, requestHash, requestId, ip
DROP FUNCTION IF EXISTS points_merge_confirm(jsonb);
CREATE FUNCTION points_merge_confirm(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, points_merge_confirm_one(i.item) FROM command_items(p_items, 'changeId') i;
END $$;

-- Not done after all. Item: the same with reason, without transferId
DROP FUNCTION IF EXISTS points_merge_drop(jsonb);
CREATE FUNCTION points_merge_drop(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, points_merge_drop_one(i.item) FROM command_items(p_items, 'changeId') i;
END $$;

-- Nobody has a hand in it who lives in either house, acts for it, or is a relative of it, nor whoever let somebody of them in.
DROP FUNCTION IF EXISTS points_merge_apart(jsonb, uuid, uuid);
CREATE FUNCTION points_merge_apart(p_item jsonb, p_from uuid, p_to uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_actor uuid := (p_item ->> 'actorPersonId')::uuid;
BEGIN
  -- First, for it says why: whoever kept the roster steps aside as a relative does, too.
  IF identity_let_in(v_village, v_actor, ARRAY(SELECT p.id FROM person p WHERE p.village_id = v_village AND p.household_id IN (p_from, p_to))) THEN RETURN 'HOUSEHOLD.MERGE_CLAIM_DECIDER'; END IF;
  IF identity_own_household(p_item, p_from) OR identity_own_household(p_item, p_to) OR points_recused(v_village, v_actor, p_from) OR points_recused(v_village, v_actor, p_to) THEN
    RETURN 'HOUSEHOLD.MERGE_OWN';
  END IF;
  RETURN NULL;
END $$;

-- What speaks against it, at the filing and at the confirmation, the accounts locked; null when nothing does. What is open on the household that ends is finished first, for nothing of
-- it may be lost on the way: cases against it, applications that wait for somebody's word, and points that are held for a redemption.
DROP FUNCTION IF EXISTS points_merge_refusal(jsonb, uuid, uuid);
CREATE FUNCTION points_merge_refusal(p_item jsonb, p_from uuid, p_to uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_apart text;
  v_count integer;
BEGIN
  IF p_from = p_to THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_SAME'); END IF;
  IF (SELECT count(*) FROM household h WHERE h.village_id = v_village AND h.id IN (p_from, p_to)) <> 2 THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  v_apart := points_merge_apart(p_item, p_from, p_to);
  IF v_apart IS NOT NULL THEN RETURN jsonb_build_object('refused', v_apart); END IF;
  IF identity_books_stopped(v_village) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF EXISTS (SELECT FROM household h WHERE h.village_id = v_village AND h.id IN (p_from, p_to) AND h.closed_at IS NOT NULL) THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.CLOSED'); END IF;
  IF identity_merge_duties(v_village, p_from, p_to) THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_DUTIES'); END IF;
  SELECT count(*) INTO v_count FROM points_deduction d WHERE d.village_id = v_village AND d.household_id = p_from AND d.status IN ('notified', 'appealed');
  IF v_count > 0 THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_DEDUCTIONS', 'details', jsonb_build_object('count', v_count)); END IF;
  SELECT count(*) INTO v_count FROM points_application a WHERE a.village_id = v_village AND a.household_id = p_from AND points_undecided(a.status);
  IF v_count > 0 THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_APPLICATIONS', 'details', jsonb_build_object('count', v_count)); END IF;
  PERFORM points_merge_panels_lock(v_village, p_from, p_to);
  PERFORM ledger_open(ARRAY[v_village, v_village], ARRAY[p_from, p_to]);
  PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM ledger_account a WHERE a.village_id = v_village AND a.household_id IN (p_from, p_to);
  -- Under the lock, in a new statement.
  SELECT a.balance INTO v_count FROM ledger_account a WHERE a.village_id = v_village AND a.household_id = p_from AND a.kind = 'reserved';
  IF v_count > 0 THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_RESERVED', 'details', jsonb_build_object('points', v_count)); END IF;
  RETURN NULL;
END $$;

-- Whether it needs a second hand: what either household has comes into the hands of the other's people, so the richer of the two counts.
DROP FUNCTION IF EXISTS points_merge_needs_two(uuid, uuid, uuid);
CREATE FUNCTION points_merge_needs_two(p_village uuid, p_from uuid, p_to uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(a.balance) FROM ledger_account a WHERE a.village_id = p_village AND a.household_id IN (p_from, p_to) GROUP BY a.household_id ORDER BY 1 DESC LIMIT 1), 0)
    > (SELECT points_two_above(v.settings) FROM village v WHERE v.id = p_village)
$$;

DROP FUNCTION IF EXISTS points_merge_one(jsonb);
CREATE FUNCTION points_merge_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_from uuid := (p_item ->> 'householdId')::uuid;
  v_to uuid := (p_item ->> 'intoHouseholdId')::uuid;
  v_change uuid := (p_item ->> 'changeId')::uuid;
  v_replay jsonb;
  v_refusal jsonb;
BEGIN
  PERFORM identity_merge_lock(v_village, v_from, v_to);
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  v_refusal := points_merge_refusal(p_item, v_from, v_to);
  IF v_refusal IS NOT NULL THEN RETURN v_refusal; END IF;
  v_refusal := to_jsonb(identity_change_document(p_item));
  IF v_refusal IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refusal); END IF;
  IF EXISTS (SELECT FROM household_merge m WHERE m.village_id = v_village AND m.from_household_id = v_from AND m.status = 'waiting') THEN
    RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_WAITING');
  END IF;
  PERFORM identity_merge_file(p_item);
  IF points_merge_needs_two(v_village, v_from, v_to) THEN
    PERFORM command_audit(p_item, 'household.merge.filed', v_change, jsonb_build_object('fromHouseholdId', v_from, 'toHouseholdId', v_to), now());
    PERFORM command_owe(p_item, 'points.household.merge', v_change, jsonb_build_object('householdIds', jsonb_build_array(v_from, v_to), 'status', 'waiting'), now());
    PERFORM command_owe(p_item, 'points.household.merge_asked', v_change, jsonb_build_object('filedByPersonId', p_item ->> 'actorPersonId', 'householdIds', jsonb_build_array(v_from, v_to)), now());
  ELSE
    PERFORM points_merge_finish(p_item, v_change, v_from, v_to, false);
  END IF;
  RETURN command_done(p_item, 'points.merge', jsonb_build_object('changeId', v_change));
END $$;

DROP FUNCTION IF EXISTS points_merge_confirm_one(jsonb);
CREATE FUNCTION points_merge_confirm_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_change uuid := (p_item ->> 'changeId')::uuid;
  v_merge household_merge;
  v_replay jsonb;
  v_refusal jsonb;
BEGIN
  -- Which households it is about never changes; whether it still waits is read under the locks.
  SELECT * INTO v_merge FROM household_merge m WHERE m.village_id = v_village AND m.id = v_change;
  PERFORM identity_merge_lock(v_village, v_merge.from_household_id, v_merge.to_household_id);
  SELECT * INTO v_merge FROM household_merge m WHERE m.village_id = v_village AND m.id = v_change FOR UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  IF v_merge.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF v_merge.status <> 'waiting' THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_DECIDED'); END IF;
  IF v_merge.recorded_by_person_id = (p_item ->> 'actorPersonId')::uuid THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_NEEDS_ANOTHER'); END IF;
  v_refusal := points_merge_refusal(p_item, v_merge.from_household_id, v_merge.to_household_id);
  IF v_refusal IS NOT NULL THEN RETURN v_refusal; END IF;
  -- Who filed it may have become one of theirs meanwhile.
  v_refusal := to_jsonb(points_merge_apart(jsonb_build_object('villageId', v_village, 'actorPersonId', v_merge.recorded_by_person_id), v_merge.from_household_id, v_merge.to_household_id));
  IF v_refusal IS NOT NULL THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_FILER'); END IF;
  IF NOT identity_second_hand(p_item, v_merge.recorded_by_person_id, v_merge.created_at) THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_NEEDS_ANOTHER'); END IF;
  PERFORM points_merge_finish(p_item, v_change, v_merge.from_household_id, v_merge.to_household_id, true);
  RETURN command_done(p_item, 'points.merge_confirm', jsonb_build_object('changeId', v_change));
END $$;

DROP FUNCTION IF EXISTS points_merge_drop_one(jsonb);
CREATE FUNCTION points_merge_drop_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_change uuid := (p_item ->> 'changeId')::uuid;
  v_merge household_merge;
  v_replay jsonb;
BEGIN
  SELECT * INTO v_merge FROM household_merge m WHERE m.village_id = v_village AND m.id = v_change FOR UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  IF v_merge.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  -- Whoever filed it may take it back, come what may; anybody else has no side in it.
  IF v_merge.recorded_by_person_id <> (p_item ->> 'actorPersonId')::uuid AND points_merge_apart(p_item, v_merge.from_household_id, v_merge.to_household_id) = 'HOUSEHOLD.MERGE_OWN' THEN
    RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_OWN');
  END IF;
  IF v_merge.status <> 'waiting' THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGE_DECIDED'); END IF;
  PERFORM identity_merge_drop(v_village, v_change, (p_item ->> 'actorPersonId')::uuid, p_item ->> 'reason');
  PERFORM command_audit(p_item, 'household.merge.dropped', v_change, '{}', now());
  PERFORM command_owe(p_item, 'points.household.merge', v_change, jsonb_build_object('householdIds', jsonb_build_array(v_merge.from_household_id, v_merge.to_household_id), 'status', 'dropped', 'reason', p_item ->> 'reason'), now());
  RETURN command_done(p_item, 'points.merge_drop', jsonb_build_object('changeId', v_change));
END $$;

-- Everything passed, the locks are held: the points, the people, the end. Who had declared the ended house a relative's has declared the other one, and who kept it off the honour
-- roll stays off it; whose family it was is read from the record (points_split_kin).
DROP FUNCTION IF EXISTS points_merge_finish(jsonb, uuid, uuid, uuid, boolean);
CREATE FUNCTION points_merge_finish(p_item jsonb, p_change uuid, p_from uuid, p_to uuid, p_second boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_actor uuid := (p_item ->> 'actorPersonId')::uuid;
  v_wallet record;
  v_persons integer;
BEGIN
  SELECT f.id AS gives, f.balance, f.last_seq, t.id AS takes, t.last_seq AS takes_seq INTO STRICT v_wallet FROM ledger_account f JOIN ledger_account t ON t.village_id = f.village_id AND t.household_id = p_to AND t.kind = 'wallet'
    WHERE f.village_id = v_village AND f.household_id = p_from AND f.kind = 'wallet';
  IF v_wallet.balance > 0 THEN
    PERFORM ledger_post(ARRAY[ROW(v_village, (p_item ->> 'transferId')::uuid, 'household_merge', v_wallet.gives, v_wallet.takes, v_wallet.balance, p_change,
      format('“%s”并入“%s”', f.name, t.name), NULL, v_actor, p_item ->> 'actorRole', NULL)::ledger_posting], now())
    FROM household f JOIN household t ON t.village_id = f.village_id AND t.id = p_to WHERE f.village_id = v_village AND f.id = p_from;
  END IF;
  v_persons := identity_merge_write(v_village, p_change, v_wallet.balance, v_wallet.last_seq, v_wallet.takes_seq, CASE WHEN p_second THEN v_actor END, CASE WHEN p_second THEN p_item ->> 'actorRole' END, v_actor);
  PERFORM points_merge_caps(v_village, p_from, p_to);
  INSERT INTO points_relative (village_id, id, person_id, household_id, revoked_at)
  SELECT v_village, new_id(), r.person_id, p_to, r.until FROM points_held(v_village) r JOIN person p ON p.village_id = v_village AND p.id = r.person_id
    WHERE r.household_id = p_from AND p.household_id IS DISTINCT FROM p_to AND (r.declared OR r.until IS NOT NULL)
  ON CONFLICT (village_id, person_id, household_id) WHERE revoked_at IS NULL DO NOTHING;
  INSERT INTO points_honour_opt_out (village_id, household_id, set_by_person_id)
  SELECT o.village_id, p_to, o.set_by_person_id FROM points_honour_opt_out o WHERE o.village_id = v_village AND o.household_id = p_from
  ON CONFLICT DO NOTHING;
  PERFORM points_merge_step_aside(v_village, p_to);
  PERFORM command_audit(p_item, 'household.merged', p_change, jsonb_build_object('fromHouseholdId', p_from, 'toHouseholdId', p_to, 'persons', v_persons, 'points', v_wallet.balance), now());
  PERFORM command_owe(p_item, 'points.household.merge', p_change, jsonb_build_object('householdIds', jsonb_build_array(p_from, p_to), 'status', 'done', 'persons', v_persons, 'points', v_wallet.balance), now());
END $$;

REVOKE ALL ON FUNCTION points_merge(jsonb), points_merge_confirm(jsonb), points_merge_drop(jsonb), points_merge_apart(jsonb, uuid, uuid), points_merge_refusal(jsonb, uuid, uuid), points_merge_needs_two(uuid, uuid, uuid),
  points_merge_one(jsonb), points_merge_confirm_one(jsonb), points_merge_drop_one(jsonb), points_merge_finish(jsonb, uuid, uuid, uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_merge(jsonb), points_merge_confirm(jsonb), points_merge_drop(jsonb) TO jishan_app;
