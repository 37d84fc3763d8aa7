-- 分户: some people of a household move into a new one, and so many of its spendable points with them, the oldest (docs/decisions/0041-household-split.md).
-- What is held for redemptions stays. The new household is always made here and of the old one's people, so no points can go to somebody else's.
-- Locks: the household, its people, its wallet; over a set item by item, in the households' order and so not in that of the wallets: should that meet
-- whoever locks many wallets, the database ends one of the two, and SetCommand does it again. The household's lock leaves room for whoever only refers to it (a job that holds a wallet does).
-- Item: what 027_split_household.sql says, and transferId, actorHouseholdId, key, requestHash, requestId, ip
DROP FUNCTION IF EXISTS points_split(jsonb);
CREATE FUNCTION points_split(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.ord, points_split_one(i.item) FROM command_items(p_items, 'householdId') i;
END $$;

-- Whether an application waits for somebody's word, its own household's among them: the split and what is said before it go by this.
DROP FUNCTION IF EXISTS points_undecided(text);
CREATE FUNCTION points_undecided(p_status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_status IN ('submitted', 'returned', 'in_review', 'publicized', 'objected', 'overturned')
$$;

-- What must be finished first: a case against the household, for points must not leave before it; and what those who move have applied for.
DROP FUNCTION IF EXISTS points_split_open(uuid, uuid, uuid[]);
CREATE FUNCTION points_split_open(p_village uuid, p_household uuid, p_persons uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_count integer;
BEGIN
  SELECT count(*) INTO v_count FROM points_deduction d WHERE d.village_id = p_village AND d.household_id = p_household AND d.status IN ('notified', 'appealed');
  IF v_count > 0 THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.OPEN_DEDUCTIONS', 'details', jsonb_build_object('count', v_count)); END IF;
  SELECT count(*) INTO v_count FROM points_application a WHERE a.village_id = p_village AND a.household_id = p_household
    AND points_undecided(a.status) AND (a.member_id = ANY (p_persons) OR a.filed_by_person_id = ANY (p_persons));
  IF v_count > 0 THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.OPEN_APPLICATIONS', 'details', jsonb_build_object('count', v_count)); END IF;
  RETURN NULL;
END $$;

-- Who came by a 并户 stays a while: else the share by heads would be a way to take along a wallet that one has just come to (0050).
DROP FUNCTION IF EXISTS points_split_lately(uuid, uuid[]);
CREATE FUNCTION points_split_lately(p_village uuid, p_persons uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_until date;
BEGIN
  SELECT max((c.created_at AT TIME ZONE 'Asia/Shanghai')::date + 31) INTO v_until FROM household_change_person m JOIN household_change c ON c.village_id = m.village_id AND c.id = m.change_id
    WHERE m.village_id = p_village AND m.person_id = ANY (p_persons) AND c.kind = 'merge';
  IF v_until > (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
    RETURN jsonb_build_object('refused', 'HOUSEHOLD.MERGED_LATELY', 'details', jsonb_build_object('day', v_until));
  END IF;
  RETURN NULL;
END $$;

-- One hand moves no wallet by itself: what goes along differs from the share by heads by no more than what one person may give in the village (106_two_decide.sql), either way.
-- Its people are locked and have not moved yet.
DROP FUNCTION IF EXISTS points_split_share(uuid, uuid, integer, integer, integer);
CREATE FUNCTION points_split_share(p_village uuid, p_household uuid, p_balance integer, p_points integer, p_moving integer) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_above integer := (SELECT points_two_above(v.settings) FROM village v WHERE v.id = p_village);
  v_share integer := (SELECT floor(p_balance::bigint * p_moving / count(*)) FROM person p WHERE p.village_id = p_village AND p.household_id = p_household);
BEGIN
  IF abs(p_points - v_share) > v_above THEN
    RETURN jsonb_build_object('refused', 'HOUSEHOLD.FAR_FROM_SHARE', 'details', jsonb_build_object('share', v_share, 'above', v_above));
  END IF;
  RETURN NULL;
END $$;

DROP FUNCTION IF EXISTS points_split_one(jsonb);
CREATE FUNCTION points_split_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_from uuid := (p_item ->> 'householdId')::uuid;
  v_to uuid := (p_item ->> 'newHouseholdId')::uuid;
  v_change uuid := (p_item ->> 'changeId')::uuid;
  v_points integer := (p_item ->> 'points')::int;
  v_moving uuid[] := ARRAY(SELECT id::uuid FROM jsonb_array_elements_text(p_item -> 'personIds') id);
  v_replay jsonb;
  v_refusal jsonb;
  v_wallet uuid;
  v_balance integer;
BEGIN
  PERFORM 1 FROM household h WHERE h.village_id = v_village AND h.id = v_from FOR NO KEY UPDATE;
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  IF NOT EXISTS (SELECT FROM household h WHERE h.village_id = v_village AND h.id = v_from) THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF EXISTS (SELECT FROM household h WHERE h.village_id = v_village AND h.id = v_from AND h.closed_at IS NOT NULL) THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.CLOSED'); END IF;
  -- First, for it says why: whoever kept the roster steps aside as a relative does, too.
  IF identity_let_in(v_village, (p_item ->> 'actorPersonId')::uuid, v_moving) THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.CLAIM_DECIDER'); END IF;
  IF identity_own_household(p_item, v_from) OR points_recused(v_village, (p_item ->> 'actorPersonId')::uuid, v_from) THEN RETURN jsonb_build_object('refused', 'HOUSEHOLD.OWN'); END IF;
  IF identity_books_stopped(v_village) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  v_refusal := to_jsonb(identity_split_refusal(p_item));
  IF v_refusal IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refusal); END IF;
  v_refusal := points_split_lately(v_village, v_moving);
  IF v_refusal IS NOT NULL THEN RETURN v_refusal; END IF;
  v_refusal := points_split_open(v_village, v_from, v_moving);
  IF v_refusal IS NOT NULL THEN RETURN v_refusal; END IF;
  v_wallet := (SELECT a.wallet FROM ledger_accounts_of(v_village, v_from) a);
  PERFORM ledger_lock(ARRAY[v_village], ARRAY[v_wallet]);
  -- Under the lock, in a new statement.
  SELECT a.balance INTO v_balance FROM ledger_account a WHERE a.village_id = v_village AND a.id = v_wallet;
  IF v_balance < v_points THEN
    RETURN jsonb_build_object('refused', 'HOUSEHOLD.TOO_MANY_POINTS', 'details', jsonb_build_object('have', v_balance, 'want', v_points));
  END IF;
  v_refusal := points_split_share(v_village, v_from, v_balance, v_points, cardinality(v_moving));
  IF v_refusal IS NOT NULL THEN RETURN v_refusal; END IF;
  PERFORM identity_split_write(p_item);
  PERFORM points_split_post(p_item, v_wallet, cardinality(v_moving));
  PERFORM points_split_caps(v_village, v_from, v_to);
  PERFORM points_split_relate(v_village, v_from, v_to);
  PERFORM command_audit(p_item, 'household.split', v_change, jsonb_build_object('fromHouseholdId', v_from, 'toHouseholdId', v_to, 'persons', cardinality(v_moving), 'points', v_points), now());
  PERFORM command_owe(p_item, 'points.household.split', v_change, jsonb_build_object('householdIds', jsonb_build_array(v_from, v_to), 'persons', cardinality(v_moving), 'points', v_points), now());
  RETURN command_done(p_item, 'points.split', jsonb_build_object('changeId', v_change, 'householdId', v_to));
END $$;

DROP FUNCTION IF EXISTS points_split_post(jsonb, uuid, integer);
CREATE FUNCTION points_split_post(p_item jsonb, p_wallet uuid, p_persons integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_points integer := (p_item ->> 'points')::int;
BEGIN
  IF v_points = 0 THEN RETURN; END IF;
  PERFORM ledger_post(ARRAY[ROW(v_village, (p_item ->> 'transferId')::uuid, 'household_split', p_wallet, a.wallet, v_points, (p_item ->> 'changeId')::uuid,
    format('%s 人另立新户“%s”，依据：%s', p_persons, p_item ->> 'name', p_item ->> 'documentTitle'), NULL, (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole', NULL)::ledger_posting], now())
  FROM ledger_accounts_of(v_village, (p_item ->> 'newHouseholdId')::uuid) a;
END $$;

-- They were one family this morning: each side reads the other among its relatives' (that neither judges the other's cases is points_split_kin's, whatever becomes of
-- these rows), who had declared the house a relative's still has, and who kept it off the honour roll finds the new one off it too.
DROP FUNCTION IF EXISTS points_split_relate(uuid, uuid, uuid);
CREATE FUNCTION points_split_relate(p_village uuid, p_from uuid, p_to uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO points_relative (village_id, id, person_id, household_id, revoked_at)
  SELECT p_village, new_id(), p.id, CASE p.household_id WHEN p_from THEN p_to ELSE p_from END, NULL FROM person p
    WHERE p.village_id = p_village AND p.household_id IN (p_from, p_to) AND NOT p.minor
  UNION ALL
  SELECT p_village, new_id(), r.person_id, p_to, r.until FROM points_held(p_village) r WHERE r.household_id = p_from AND r.declared
  ON CONFLICT (village_id, person_id, household_id) WHERE revoked_at IS NULL DO NOTHING;
  INSERT INTO points_honour_opt_out (village_id, household_id, set_by_person_id)
  SELECT o.village_id, p_to, o.set_by_person_id FROM points_honour_opt_out o WHERE o.village_id = p_village AND o.household_id = p_from;
END $$;

REVOKE ALL ON FUNCTION points_undecided(text), points_split(jsonb), points_split_lately(uuid, uuid[]), points_split_open(uuid, uuid, uuid[]), points_split_share(uuid, uuid, integer, integer, integer), points_split_one(jsonb), points_split_post(jsonb, uuid, integer), points_split_relate(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_split(jsonb), points_undecided(text) TO jishan_app;
