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

-- Who may not judge the cases of a household: who lives there, who acts for it, who has declared it a relative's, and whose family a 分户 or 并户 made it of.
-- A word that was taken back holds until its day (decision 0059): nobody opens a case to themselves.
-- Of a household that was merged into another, both are asked: nobody gets out of it by merging.
DROP FUNCTION IF EXISTS points_recused(uuid, uuid, uuid);
CREATE FUNCTION points_recused(p_village uuid, p_person uuid, p_household uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM (SELECT p_household AS id UNION SELECT identity_successor(p_village, p_household)) h WHERE
    EXISTS (SELECT FROM person p WHERE p.village_id = p_village AND p.id = p_person AND p.household_id = h.id)
    OR EXISTS (SELECT FROM live_proxy p WHERE p.village_id = p_village AND p.helper_person_id = p_person AND p.household_id = h.id)
    OR EXISTS (SELECT FROM points_relative r WHERE r.village_id = p_village AND r.person_id = p_person AND r.household_id = h.id AND coalesce(r.revoked_at, 'infinity') > now())
    OR h.id IN (SELECT points_split_kin(p_village, p_person)))
$$;

-- The village that the caller's transaction has named; without one, nothing is found.
DROP FUNCTION IF EXISTS points_village();
CREATE FUNCTION points_village() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.village', true), '')::uuid $$;

REVOKE ALL ON FUNCTION points_split_kin(uuid, uuid), points_recused(uuid, uuid, uuid), points_village() FROM PUBLIC;
-- It reads what the caller may read anyway.
GRANT EXECUTE ON FUNCTION points_split_kin(uuid, uuid) TO jishan_app;
