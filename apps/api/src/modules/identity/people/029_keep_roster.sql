-- The one way in which the application changes who is on the roster: the deed and its record in one statement. Who may, and whether it is the own
-- household, is asked before (people/keep-roster.ts); a phone is sealed there, and written there.
-- Item: kind, changeId, householdId, personId, name, minor, groupId, reason, actorPersonId, actorRole

-- Null, or why not. Everything is the caller's village's. The household's row is locked first (the one order), so that it is not merged away meanwhile.
DROP FUNCTION IF EXISTS identity_keep_roster(jsonb);
CREATE FUNCTION identity_keep_roster(p_item jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := nullif(current_setting('app.village', true), '')::uuid;
  v_kind text := p_item ->> 'kind';
  v_household uuid := (p_item ->> 'householdId')::uuid;
  v_person uuid := (p_item ->> 'personId')::uuid;
  v_adds boolean := v_kind IN ('person_added', 'household_added');
BEGIN
  IF v_kind = 'household_added' THEN
    IF NOT EXISTS (SELECT FROM village_group g WHERE g.village_id = v_village AND g.id = (p_item ->> 'groupId')::uuid) THEN RETURN 'ROSTER.GROUP_UNKNOWN'; END IF;
    INSERT INTO household (village_id, id, name, group_id, head_person_id, card_code)
      VALUES (v_village, v_household, p_item ->> 'householdName', (p_item ->> 'groupId')::uuid, v_person, identity_new_card()) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN 'ROSTER.ID_TAKEN'; END IF;
  ELSE
    PERFORM 1 FROM household h WHERE h.village_id = v_village AND h.id = v_household FOR NO KEY UPDATE;
    -- Under the lock, in a new statement.
    IF NOT EXISTS (SELECT FROM household h WHERE h.village_id = v_village AND h.id = v_household AND h.closed_at IS NULL) THEN RETURN 'ROSTER.HOUSEHOLD_CLOSED'; END IF;
  END IF;
  IF v_adds THEN
    INSERT INTO person (village_id, id, household_id, name, minor) VALUES (v_village, v_person, v_household, p_item ->> 'name', (p_item ->> 'minor')::boolean) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN 'ROSTER.ID_TAKEN'; END IF;
  ELSE
    PERFORM 1 FROM person p WHERE p.village_id = v_village AND p.id = v_person FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM person p WHERE p.village_id = v_village AND p.id = v_person AND p.household_id = v_household) THEN RETURN 'ROSTER.HOUSEHOLD_CLOSED'; END IF;
  END IF;
  IF v_kind = 'head_changed' THEN
    IF EXISTS (SELECT FROM person p WHERE p.village_id = v_village AND p.id = v_person AND p.minor) THEN RETURN 'ROSTER.HEAD'; END IF;
    UPDATE household h SET head_person_id = v_person WHERE h.village_id = v_village AND h.id = v_household;
  END IF;
  IF v_kind = 'place_released' THEN
    IF EXISTS (SELECT FROM person p WHERE p.village_id = v_village AND p.id = v_person AND p.account_id IS NULL) THEN RETURN 'ROSTER.NOT_CLAIMED'; END IF;
    -- With a role the place would be closed to whoever it belongs to, and the village might be left without anybody who may appoint.
    IF EXISTS (SELECT FROM village_role r WHERE r.village_id = v_village AND r.person_id = v_person) THEN RETURN 'ROSTER.OFFICE_FIRST'; END IF;
    PERFORM identity_empty_place(v_village, v_household, v_person);
  END IF;
  INSERT INTO roster_change (village_id, id, kind, household_id, person_id, reason, changed_by_person_id, changed_by_role)
    VALUES (v_village, (p_item ->> 'changeId')::uuid, v_kind, v_household, v_person, p_item ->> 'reason', (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole');
  RETURN NULL;
END $$;

-- Whoever was let in by mistake has nothing of the household in hand afterwards: neither the place, nor the number that came with the claim (proved by WeChat it
-- would open the place again), nor an invitation, nor the card, nor somebody who acts for the household at their word. What they reserved is the household's, and stays its to cancel.
DROP FUNCTION IF EXISTS identity_empty_place(uuid, uuid, uuid);
CREATE FUNCTION identity_empty_place(p_village uuid, p_household uuid, p_person uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE person p SET phone_cipher = NULL, phone_index = NULL, phone_masked = NULL
    WHERE p.village_id = p_village AND p.id = p_person AND p.phone_index IN (SELECT c.phone_index FROM membership_claim c
      WHERE c.village_id = p_village AND c.person_id = p.id AND c.account_id = p.account_id AND c.status = 'approved');
  UPDATE person p SET account_id = NULL WHERE p.village_id = p_village AND p.id = p_person;
  UPDATE household h SET card_code = identity_new_card() WHERE h.village_id = p_village AND h.id = p_household;
  UPDATE invitation i SET revoked_at = now() WHERE i.village_id = p_village AND (i.household_id = p_household OR i.created_by_person_id = p_person)
    AND i.revoked_at IS NULL AND i.expires_at > now();
  UPDATE proxy_right r SET revoked_at = now() WHERE r.village_id = p_village AND r.revoked_at IS NULL
    AND (r.helper_person_id = p_person OR r.household_id = p_household AND r.granted_by_person_id = p_person);
END $$;

REVOKE ALL ON FUNCTION identity_keep_roster(jsonb), identity_empty_place(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_keep_roster(jsonb) TO jishan_app;
