-- What 分户 and 并户 (027, 028) share. Called from inside a command of the books; the application's role may execute none of it.
DROP FUNCTION IF EXISTS identity_split_vouched(jsonb), identity_merge_document(jsonb), identity_merge_vouched(uuid, uuid, uuid, uuid);

-- What a new card's QR says: nobody guesses it.
DROP FUNCTION IF EXISTS identity_new_card();
CREATE FUNCTION identity_new_card() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT 'JS' || upper(left(replace(gen_random_uuid()::text, '-', ''), 14))
$$;

-- What a change rests on: whether the document is there, and was before the change; null when it is, and the change is a new one.
-- Item: villageId, changeId, documentDay, photoIds, actorAccountId
DROP FUNCTION IF EXISTS identity_change_document(jsonb);
CREATE FUNCTION identity_change_document(p_item jsonb) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
BEGIN
  IF (p_item ->> 'documentDay')::date > (now() AT TIME ZONE 'Asia/Shanghai')::date THEN RETURN 'HOUSEHOLD.DOCUMENT_DAY'; END IF;
  IF jsonb_array_length(p_item -> 'photoIds') = 0 OR EXISTS (SELECT FROM jsonb_array_elements_text(p_item -> 'photoIds') f(id) WHERE NOT EXISTS (SELECT FROM media_object o
    WHERE o.village_id = v_village AND o.id = f.id::uuid AND o.uploaded_by_account_id = (p_item ->> 'actorAccountId')::uuid)) THEN RETURN 'HOUSEHOLD.PHOTO_UNKNOWN'; END IF;
  -- Of what waits too: it would be this record's id when it is done.
  IF EXISTS (SELECT FROM household_change c WHERE c.village_id = v_village AND c.id = (p_item ->> 'changeId')::uuid)
    OR EXISTS (SELECT FROM household_merge m WHERE m.village_id = v_village AND m.id = (p_item ->> 'changeId')::uuid) THEN RETURN 'HOUSEHOLD.ID_TAKEN'; END IF;
  RETURN NULL;
END $$;

-- Whether somebody has let one of these people in, by a claim or by an invitation into the house, which lets in without anybody's decision: the same hand
-- would make a member and give them what the others have.
DROP FUNCTION IF EXISTS identity_let_in(uuid, uuid, uuid[]);
CREATE FUNCTION identity_let_in(p_village uuid, p_actor uuid, p_persons uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM membership_claim c LEFT JOIN invitation i ON i.village_id = c.village_id AND i.id = c.invitation_id AND i.household_id IS NOT NULL AND c.decided_by_person_id IS NULL
    WHERE c.village_id = p_village AND p_actor IN (c.decided_by_person_id, i.created_by_person_id) AND c.status = 'approved' AND c.person_id = ANY (p_persons))
    -- Or has put anybody of their household on the roster (heads are what is shared by), or has said whose phone opens a place there.
    OR EXISTS (SELECT FROM roster_change r JOIN person a ON a.village_id = r.village_id AND a.id = r.person_id
      WHERE r.village_id = p_village AND r.changed_by_person_id = p_actor AND r.kind IN ('person_added', 'household_added', 'phone_corrected')
        AND a.household_id IN (SELECT p.household_id FROM person p WHERE p.village_id = p_village AND p.id = ANY (p_persons)))
$$;

REVOKE ALL ON FUNCTION identity_new_card(), identity_change_document(jsonb), identity_let_in(uuid, uuid, uuid[]) FROM PUBLIC;
