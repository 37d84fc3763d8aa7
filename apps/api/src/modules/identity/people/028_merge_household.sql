-- The roster's part of a 并户: whether two households may become one, the filing, and the move. Called from inside a command of the books, which has its
-- own refusals and moves the points; the application's role may execute none of it.
-- Item of a filing: villageId, householdId (that ends), intoHouseholdId, changeId, document, documentDay, documentNumber, reason, photoIds, actorAccountId, actorPersonId, actorRole

-- Both households and all their people, in the one order, for whoever files or confirms: nobody moves twice at once, and of two mergers in opposite
-- directions one is second.
DROP FUNCTION IF EXISTS identity_merge_lock(uuid, uuid, uuid);
CREATE FUNCTION identity_merge_lock(p_village uuid, p_from uuid, p_to uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM household h WHERE h.village_id = p_village AND h.id IN (p_from, p_to) ORDER BY h.id FOR NO KEY UPDATE;
  PERFORM 1 FROM person p WHERE p.village_id = p_village AND p.household_id IN (p_from, p_to) ORDER BY p.id FOR NO KEY UPDATE;
END $$;

-- Whether the supervisor and those who are supervised would come to live in one house, which no appointment may bring about either (duties_apart, under whose lock this reads).
DROP FUNCTION IF EXISTS identity_merge_duties(uuid, uuid, uuid);
CREATE FUNCTION identity_merge_duties(p_village uuid, p_from uuid, p_to uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('duties ' || p_village, 0));
  RETURN EXISTS (SELECT FROM person p JOIN village_role r ON r.village_id = p.village_id AND r.person_id = p.id
    JOIN person k ON k.village_id = p.village_id JOIN village_role s ON s.village_id = k.village_id AND s.person_id = k.id
    WHERE p.village_id = p_village AND (p.household_id, k.household_id) IN ((p_from, p_to), (p_to, p_from)) AND r.role = 'supervisor' AND s.role IN ('cadre', 'secretary'));
END $$;

DROP FUNCTION IF EXISTS identity_merge_file(jsonb);
CREATE FUNCTION identity_merge_file(p_item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_merge uuid := (p_item ->> 'changeId')::uuid;
BEGIN
  INSERT INTO household_merge (village_id, id, from_household_id, to_household_id, document, document_day, document_number, reason, recorded_by_person_id, recorded_by_role)
    VALUES (v_village, v_merge, (p_item ->> 'householdId')::uuid, (p_item ->> 'intoHouseholdId')::uuid, p_item ->> 'document', (p_item ->> 'documentDay')::date, p_item ->> 'documentNumber',
      p_item ->> 'reason', (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole');
  INSERT INTO household_merge_photo (village_id, merge_id, position, media_id)
    SELECT v_village, v_merge, f.n, f.id::uuid FROM jsonb_array_elements_text(p_item -> 'photoIds') WITH ORDINALITY f(id, n);
END $$;

-- The move, its record, and the end of the household: nobody acts for it any more, nobody is invited into it, and its card is no card.
-- `p_points`, `p_from_seq`, `p_to_seq`: what the wallet held, and the last entries of both wallets before. `p_second`: who confirmed it, when that was needed. Answers how many moved.
DROP FUNCTION IF EXISTS identity_merge_write(uuid, uuid, integer, uuid, text, uuid), identity_merge_write(uuid, uuid, integer, integer, integer, uuid, text, uuid);
CREATE FUNCTION identity_merge_write(p_village uuid, p_merge uuid, p_points integer, p_from_seq integer, p_to_seq integer, p_second uuid, p_second_role text, p_actor uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_from uuid;
  v_to uuid;
  v_moving uuid[];
BEGIN
  UPDATE household_merge m SET status = 'done', closed_at = now(), closed_by_person_id = p_actor WHERE m.village_id = p_village AND m.id = p_merge
    RETURNING m.from_household_id, m.to_household_id INTO STRICT v_from, v_to;
  v_moving := ARRAY(SELECT p.id FROM person p WHERE p.village_id = p_village AND p.household_id = v_from ORDER BY p.id);
  INSERT INTO household_change (village_id, id, kind, from_household_id, to_household_id, points, from_seq, to_seq, document, document_day, document_number, reason, recorded_by_person_id, recorded_by_role, confirmed_by_person_id, confirmed_by_role)
    SELECT m.village_id, m.id, 'merge', v_from, v_to, p_points, p_from_seq, p_to_seq, m.document, m.document_day, m.document_number, m.reason, m.recorded_by_person_id, m.recorded_by_role, p_second, p_second_role
    FROM household_merge m WHERE m.village_id = p_village AND m.id = p_merge;
  INSERT INTO household_change_person (village_id, change_id, person_id) SELECT p_village, p_merge, m.id FROM unnest(v_moving) m(id);
  INSERT INTO household_change_photo (village_id, change_id, position, media_id) SELECT f.village_id, f.merge_id, f.position, f.media_id FROM household_merge_photo f WHERE f.village_id = p_village AND f.merge_id = p_merge;
  UPDATE person p SET household_id = v_to WHERE p.village_id = p_village AND p.id = ANY (v_moving);
  UPDATE household h SET closed_at = now(), merged_into_household_id = v_to, card_code = identity_new_card() WHERE h.village_id = p_village AND h.id = v_from;
  -- Whoever acted for the other house and lives in it now acts for their own. The other helpers are told that they do not any more.
  WITH ended AS (
    UPDATE proxy_right r SET revoked_at = now() WHERE r.village_id = p_village AND r.revoked_at IS NULL
      AND (r.household_id = v_from OR r.household_id = v_to AND r.helper_person_id = ANY (v_moving)) RETURNING r.*)
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT p_village, new_id(), 'identity.proxy.ended', e.id, jsonb_build_object('personId', e.helper_person_id), now() FROM ended e
  JOIN person p ON p.village_id = e.village_id AND p.id = e.helper_person_id AND p.household_id IS DISTINCT FROM v_to
  -- What never came into force, or was over, ends without a word.
  WHERE (e.expires_at IS NULL OR e.expires_at > now()) AND (e.source <> 'witnesses' OR num_nulls(e.witness_one_at, e.witness_two_at) = 0);
  UPDATE invitation i SET expires_at = now() WHERE i.village_id = p_village AND i.household_id = v_from AND i.expires_at > now();
  RETURN cardinality(v_moving);
END $$;

-- Not done after all; the row locked.
DROP FUNCTION IF EXISTS identity_merge_drop(uuid, uuid, uuid, text);
CREATE FUNCTION identity_merge_drop(p_village uuid, p_merge uuid, p_actor uuid, p_reason text) RETURNS void LANGUAGE sql AS $$
  UPDATE household_merge m SET status = 'dropped', closed_at = now(), closed_by_person_id = p_actor, close_reason = p_reason WHERE m.village_id = p_village AND m.id = p_merge;
$$;

REVOKE ALL ON FUNCTION identity_merge_lock(uuid, uuid, uuid), identity_merge_duties(uuid, uuid, uuid), identity_merge_file(jsonb),
  identity_merge_write(uuid, uuid, integer, integer, integer, uuid, text, uuid), identity_merge_drop(uuid, uuid, uuid, text) FROM PUBLIC;
