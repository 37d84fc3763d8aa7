-- The roster's part of a 分户: who may move, and the move. Called from inside a command of the books, which has its own refusals and moves the
-- points; the application's role may execute none of it and moves nobody by itself.
-- Item: villageId, householdId, personIds, name, groupId?, headPersonId, remainingHeadPersonId?, changeId, newHouseholdId, points, document,
-- documentDay, documentNumber, reason, photoIds, actorAccountId, actorPersonId, actorRole

-- Why not; null when it may be. Locks the people, so that nobody moves twice at once; the household's row is locked by the caller.
DROP FUNCTION IF EXISTS identity_split_refusal(jsonb);
CREATE FUNCTION identity_split_refusal(p_item jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_household uuid := (p_item ->> 'householdId')::uuid;
  v_moving uuid[] := ARRAY(SELECT id::uuid FROM jsonb_array_elements_text(p_item -> 'personIds') id);
  v_head uuid := (p_item ->> 'headPersonId')::uuid;
  v_stays uuid := (p_item ->> 'remainingHeadPersonId')::uuid;
BEGIN
  PERFORM 1 FROM person p WHERE p.village_id = v_village AND p.household_id = v_household ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM unnest(v_moving) m(id) WHERE NOT EXISTS (SELECT FROM person p WHERE p.village_id = v_village AND p.id = m.id AND p.household_id = v_household)) THEN
    RETURN 'HOUSEHOLD.PEOPLE_ELSEWHERE';
  END IF;
  IF NOT EXISTS (SELECT FROM person p WHERE p.village_id = v_village AND p.household_id = v_household AND p.id <> ALL (v_moving)) THEN RETURN 'HOUSEHOLD.NOBODY_LEFT'; END IF;
  IF v_head <> ALL (v_moving) OR EXISTS (SELECT FROM person p WHERE p.village_id = v_village AND p.id = v_head AND p.minor)
    OR v_stays IS NULL AND EXISTS (SELECT FROM household h WHERE h.village_id = v_village AND h.id = v_household AND h.head_person_id = ANY (v_moving))
    OR v_stays IS NOT NULL AND NOT EXISTS (SELECT FROM person p WHERE p.village_id = v_village AND p.id = v_stays AND p.household_id = v_household AND p.id <> ALL (v_moving) AND NOT p.minor)
  THEN RETURN 'HOUSEHOLD.HEAD'; END IF;
  IF p_item ->> 'groupId' IS NOT NULL AND NOT EXISTS (SELECT FROM village_group g WHERE g.village_id = v_village AND g.id = (p_item ->> 'groupId')::uuid) THEN
    RETURN 'HOUSEHOLD.GROUP_UNKNOWN';
  END IF;
  RETURN identity_change_document(p_item);
END $$;

-- The new household with a card of its own, the move, and the record of it. The old one's card is replaced too: who moved may still have the old one in hand.
DROP FUNCTION IF EXISTS identity_split_write(jsonb);
CREATE FUNCTION identity_split_write(p_item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_from uuid := (p_item ->> 'householdId')::uuid;
  v_to uuid := (p_item ->> 'newHouseholdId')::uuid;
  v_change uuid := (p_item ->> 'changeId')::uuid;
  v_moving uuid[] := ARRAY(SELECT id::uuid FROM jsonb_array_elements_text(p_item -> 'personIds') id ORDER BY 1);
BEGIN
  INSERT INTO household (village_id, id, name, group_id, head_person_id, card_code)
    VALUES (v_village, v_to, p_item ->> 'name', (p_item ->> 'groupId')::uuid, (p_item ->> 'headPersonId')::uuid, identity_new_card());
  UPDATE person p SET household_id = v_to WHERE p.village_id = v_village AND p.id = ANY (v_moving);
  UPDATE household h SET head_person_id = coalesce((p_item ->> 'remainingHeadPersonId')::uuid, h.head_person_id), card_code = identity_new_card()
    WHERE h.village_id = v_village AND h.id = v_from;
  INSERT INTO household_change (village_id, id, from_household_id, to_household_id, points, document, document_day, document_number, reason, recorded_by_person_id, recorded_by_role)
    VALUES (v_village, v_change, v_from, v_to, (p_item ->> 'points')::int, p_item ->> 'document', (p_item ->> 'documentDay')::date, p_item ->> 'documentNumber', p_item ->> 'reason',
      (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole');
  INSERT INTO household_change_person (village_id, change_id, person_id) SELECT v_village, v_change, m.id FROM unnest(v_moving) m(id);
  INSERT INTO household_change_photo (village_id, change_id, position, media_id)
    SELECT v_village, v_change, f.n, f.id::uuid FROM jsonb_array_elements_text(p_item -> 'photoIds') WITH ORDINALITY f(id, n);
  -- Nobody lets people into a house that they have left.
  UPDATE invitation i SET revoked_at = now() WHERE i.village_id = v_village AND i.household_id = v_from AND i.created_by_person_id = ANY (v_moving) AND i.revoked_at IS NULL AND i.expires_at > now();
END $$;

REVOKE ALL ON FUNCTION identity_split_refusal(jsonb), identity_split_write(jsonb) FROM PUBLIC;
