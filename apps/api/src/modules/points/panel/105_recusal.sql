-- The households that a 分户 or 并户 made relatives' of somebody: the other side of a change of the house where one lives, of one that a change says one has lived in, or of one that
-- went into such a house; and where these live on.
-- Read from the record of changes, which nobody can take back, not from what was declared.
DROP FUNCTION IF EXISTS points_split_kin(uuid, uuid);
CREATE FUNCTION points_split_kin(p_village uuid, p_person uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE lived(id) AS ((
    SELECT p.household_id AS id FROM person p WHERE p.village_id = p_village AND p.id = p_person
    UNION SELECT s.id FROM household_change_person m JOIN household_change c ON c.village_id = m.village_id AND c.id = m.change_id
      CROSS JOIN LATERAL (VALUES (c.from_household_id), (c.to_household_id)) s(id) WHERE m.village_id = p_village AND m.person_id = p_person)
    UNION SELECT h.id FROM household h JOIN lived l ON h.merged_into_household_id = l.id WHERE h.village_id = p_village),
  kin AS (
    SELECT c.to_household_id AS id FROM household_change c JOIN lived l ON l.id = c.from_household_id WHERE c.village_id = p_village
    UNION SELECT c.from_household_id FROM household_change c JOIN lived l ON l.id = c.to_household_id WHERE c.village_id = p_village)
  SELECT k.id FROM kin k UNION SELECT identity_successor(p_village, k.id) FROM kin k
$$;

-- Until when something that somebody let go of holds: 31 whole days (RELATIVE_HOLDS_DAYS), to a midnight of the village's.
DROP FUNCTION IF EXISTS points_held_until(timestamptz);
CREATE FUNCTION points_held_until(p_from timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT date_trunc('day', p_from, 'Asia/Shanghai') + 32 * interval '24 hours'
$$;

-- Whom somebody still steps aside for by their own word, by a right to act or by what they wrote on the roster, `until` null where it was not let go of (decision 0059). A card's right is one errand at
-- the store's counter, not a tie between two houses: it counts while it is in force, which live_proxy says.
DROP FUNCTION IF EXISTS points_held(uuid);
CREATE FUNCTION points_held(p_village uuid) RETURNS TABLE (person_id uuid, household_id uuid, until timestamptz, declared boolean) LANGUAGE sql STABLE AS $$
  SELECT r.person_id, r.household_id, r.revoked_at, true FROM points_relative r WHERE r.village_id = p_village AND (r.revoked_at IS NULL OR r.revoked_at > now())
  UNION ALL
  SELECT p.helper_person_id, p.household_id, points_held_until(least(p.revoked_at, p.expires_at)), false FROM proxy_right p
  WHERE p.village_id = p_village AND p.source <> 'card' AND (p.source <> 'witnesses' OR num_nulls(p.witness_one_at, p.witness_two_at) = 0)
    AND (least(p.revoked_at, p.expires_at) IS NULL OR points_held_until(least(p.revoked_at, p.expires_at)) > now())
  -- Whoever put a household on the roster, or somebody into one, has made who is credited (decision 0079): of the household as it was written down, and of the one in which that person lives now.
  UNION ALL
  SELECT e.changed_by_person_id, e.household_id, points_held_until(e.created_at), false FROM roster_change e
  WHERE e.village_id = p_village AND e.kind IN ('person_added', 'household_added') AND points_held_until(e.created_at) > now()
  UNION ALL
  SELECT e.changed_by_person_id, p.household_id, points_held_until(e.created_at), false FROM person p JOIN roster_change e ON e.village_id = p.village_id AND e.person_id = p.id
  WHERE p.village_id = p_village AND e.kind IN ('person_added', 'household_added') AND points_held_until(e.created_at) > now()
$$;

-- Whose cases somebody does not judge: of the household where they live, of those they act for or did so lately, have declared relatives', or put on the roster lately, in whole or by a person;
-- and of their family by a 分户 or 并户. What was taken back holds until its day (decision 0059): nobody opens a case to themselves.
-- Of a household that was merged into one of these likewise: nobody gets out of it by merging.
DROP FUNCTION IF EXISTS points_recused_houses(uuid, uuid);
CREATE FUNCTION points_recused_houses(p_village uuid, p_person uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE theirs(id) AS ((
    SELECT p.household_id AS id FROM person p WHERE p.village_id = p_village AND p.id = p_person
    UNION SELECT p.household_id FROM live_proxy p WHERE p.village_id = p_village AND p.helper_person_id = p_person
    UNION SELECT r.household_id FROM points_held(p_village) r WHERE r.person_id = p_person
    UNION SELECT points_split_kin(p_village, p_person))
    UNION SELECT h.id FROM theirs t JOIN household h ON h.village_id = p_village AND h.merged_into_household_id = t.id)
  -- Somebody put on the roster may live in no household by now, and of no household there is no case.
  SELECT t.id FROM theirs t WHERE t.id IS NOT NULL
$$;

-- The same of one household. By itself, for it is asked of every candidate and every row: by way of all their households the books took twice as long.
DROP FUNCTION IF EXISTS points_recused(uuid, uuid, uuid);
CREATE FUNCTION points_recused(p_village uuid, p_person uuid, p_household uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM (SELECT p_household AS id UNION SELECT identity_successor(p_village, p_household)) h WHERE
    EXISTS (SELECT FROM person p WHERE p.village_id = p_village AND p.id = p_person AND p.household_id = h.id)
    OR EXISTS (SELECT FROM live_proxy p WHERE p.village_id = p_village AND p.helper_person_id = p_person AND p.household_id = h.id)
    OR EXISTS (SELECT FROM points_held(p_village) r WHERE r.person_id = p_person AND r.household_id = h.id)
    OR h.id IN (SELECT points_split_kin(p_village, p_person)))
$$;

-- The village that the caller's transaction has named; without one, nothing is found.
DROP FUNCTION IF EXISTS points_village();
CREATE FUNCTION points_village() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.village', true), '')::uuid $$;

REVOKE ALL ON FUNCTION points_split_kin(uuid, uuid), points_held_until(timestamptz), points_held(uuid), points_recused_houses(uuid, uuid), points_recused(uuid, uuid, uuid), points_village() FROM PUBLIC;
-- They read what the caller may read anyway.
GRANT EXECUTE ON FUNCTION points_split_kin(uuid, uuid), points_held_until(timestamptz), points_held(uuid), points_recused_houses(uuid, uuid) TO jishan_app;
