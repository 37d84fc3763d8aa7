-- Whether a household is the actor's own or one that they act for: nobody decides about such a one, and from outside it looks like a missing one.
-- Item: villageId, actorPersonId, actorHouseholdId
DROP FUNCTION IF EXISTS identity_own_household(jsonb, uuid);
CREATE FUNCTION identity_own_household(p_item jsonb, p_household uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  -- What was merged into the own household is the own.
  v_now uuid := identity_successor((p_item ->> 'villageId')::uuid, p_household);
BEGIN
  RETURN coalesce((p_item ->> 'actorHouseholdId')::uuid IN (p_household, v_now), false) OR EXISTS (SELECT FROM live_proxy r WHERE r.village_id = (p_item ->> 'villageId')::uuid
    AND r.household_id IN (p_household, v_now) AND r.helper_person_id = (p_item ->> 'actorPersonId')::uuid);
END $$;
REVOKE ALL ON FUNCTION identity_own_household(jsonb, uuid) FROM PUBLIC;
