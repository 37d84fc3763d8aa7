-- Of which household somebody was at a time: what the roster says now, less the changes since then.
DROP FUNCTION IF EXISTS identity_household_at(uuid, uuid, timestamptz);
CREATE FUNCTION identity_household_at(p_village uuid, p_person uuid, p_at timestamptz) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT c.from_household_id FROM household_change_person m JOIN household_change c ON c.village_id = m.village_id AND c.id = m.change_id
     WHERE m.village_id = p_village AND m.person_id = p_person AND c.created_at > p_at ORDER BY c.created_at, c.id LIMIT 1),
    (SELECT p.household_id FROM person p WHERE p.village_id = p_village AND p.id = p_person))
$$;
REVOKE ALL ON FUNCTION identity_household_at(uuid, uuid, timestamptz) FROM PUBLIC;
-- It reads what the caller may read anyway.
GRANT EXECUTE ON FUNCTION identity_household_at(uuid, uuid, timestamptz) TO jishan_app;
