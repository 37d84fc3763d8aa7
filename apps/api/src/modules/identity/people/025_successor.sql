-- Where a household lives on: itself, or what it was merged into (028_merge_household.sql), through as many mergers as there were.
DROP FUNCTION IF EXISTS identity_successor(uuid, uuid);
CREATE FUNCTION identity_successor(p_village uuid, p_household uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way(id, n) AS (
    SELECT p_household, 0
    UNION ALL SELECT h.merged_into_household_id, w.n + 1 FROM way w JOIN household h ON h.village_id = p_village AND h.id = w.id WHERE h.merged_into_household_id IS NOT NULL)
  SELECT w.id FROM way w ORDER BY w.n DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION identity_successor(uuid, uuid) FROM PUBLIC;
-- It reads what the caller may read anyway.
GRANT EXECUTE ON FUNCTION identity_successor(uuid, uuid) TO jishan_app;

-- Whether a household has gone into another one, at once or through others.
DROP FUNCTION IF EXISTS identity_went_into(uuid, uuid, uuid);
CREATE FUNCTION identity_went_into(p_village uuid, p_household uuid, p_other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way(id) AS (
    SELECT h.merged_into_household_id FROM household h WHERE h.village_id = p_village AND h.id = p_household AND h.merged_into_household_id IS NOT NULL
    UNION SELECT h.merged_into_household_id FROM way w JOIN household h ON h.village_id = p_village AND h.id = w.id WHERE h.merged_into_household_id IS NOT NULL)
  SELECT EXISTS (SELECT FROM way w WHERE w.id = p_other)
$$;
REVOKE ALL ON FUNCTION identity_went_into(uuid, uuid, uuid) FROM PUBLIC;
