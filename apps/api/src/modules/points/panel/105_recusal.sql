-- Who may not judge the cases of a household: who lives there, who acts for it, and who has declared it a relative's.
DROP FUNCTION IF EXISTS points_recused(uuid, uuid, uuid);
CREATE FUNCTION points_recused(p_village uuid, p_person uuid, p_household uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM person p WHERE p.village_id = p_village AND p.id = p_person AND p.household_id = p_household)
    OR EXISTS (SELECT FROM live_proxy p WHERE p.village_id = p_village AND p.helper_person_id = p_person AND p.household_id = p_household)
    OR EXISTS (SELECT FROM points_relative r WHERE r.village_id = p_village AND r.person_id = p_person AND r.household_id = p_household AND r.revoked_at IS NULL)
$$;

-- The village that the caller's transaction has named; without one, nothing is found.
DROP FUNCTION IF EXISTS points_village();
CREATE FUNCTION points_village() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.village', true), '')::uuid $$;

REVOKE ALL ON FUNCTION points_recused(uuid, uuid, uuid), points_village() FROM PUBLIC;
