-- Whose hands were on somebody's place (decision 0079): whoever empties it and whoever says who may fill it are two people, or it is decided by a third. Read from the roster's record, however old.

-- Who wrote the number that stands on the roster for somebody; null where none does, or it is the founding's.
DROP FUNCTION IF EXISTS identity_number_by(uuid, uuid);
CREATE FUNCTION identity_number_by(p_village uuid, p_person uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT r.changed_by_person_id FROM roster_change r JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id AND p.phone_index IS NOT NULL
  WHERE r.village_id = p_village AND r.person_id = p_person AND r.kind IN ('person_added', 'household_added', 'phone_corrected') ORDER BY r.created_at DESC, r.id DESC LIMIT 1
$$;

DROP FUNCTION IF EXISTS identity_emptied_by(uuid, uuid, uuid);
CREATE FUNCTION identity_emptied_by(p_village uuid, p_person uuid, p_hand uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM roster_change r WHERE r.village_id = p_village AND r.person_id = p_person AND r.kind = 'place_released' AND r.changed_by_person_id = p_hand)
$$;

-- Whether the proof by a number, or by an invitation of `p_inviter`, is the word of somebody who emptied the place. Whose own entry on the roster, as a head or at all, is that hand's, speaks with it.
DROP FUNCTION IF EXISTS identity_number_of_emptier(uuid, uuid), identity_invited_by_emptier(uuid, uuid, uuid);
CREATE FUNCTION identity_number_of_emptier(p_village uuid, p_person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT identity_emptied_by(p_village, p_person, identity_number_by(p_village, p_person))
$$;
CREATE FUNCTION identity_invited_by_emptier(p_village uuid, p_person uuid, p_inviter uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT identity_emptied_by(p_village, p_person, p_inviter)
    OR EXISTS (SELECT FROM roster_change r WHERE r.village_id = p_village AND r.person_id = p_inviter AND identity_emptied_by(p_village, p_person, r.changed_by_person_id))
$$;

REVOKE ALL ON FUNCTION identity_number_by(uuid, uuid), identity_emptied_by(uuid, uuid, uuid), identity_number_of_emptier(uuid, uuid), identity_invited_by_emptier(uuid, uuid, uuid) FROM PUBLIC;
-- They read what the caller may read anyway.
GRANT EXECUTE ON FUNCTION identity_number_by(uuid, uuid), identity_emptied_by(uuid, uuid, uuid), identity_number_of_emptier(uuid, uuid), identity_invited_by_emptier(uuid, uuid, uuid) TO jishan_app;
