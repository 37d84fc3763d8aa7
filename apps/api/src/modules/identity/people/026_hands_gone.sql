-- How many hands could see what is a household's, and can no more: places that were taken back, who moved out by a 分户, and rights to act that ended, between two moments.
-- It only ever grows with time: a code that is bound to it is never good again.
DROP FUNCTION IF EXISTS identity_hands_gone(uuid, uuid, timestamptz, timestamptz);
CREATE FUNCTION identity_hands_gone(p_village uuid, p_household uuid, p_from timestamptz, p_until timestamptz) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT ((SELECT count(*) FROM roster_change c WHERE c.village_id = p_village AND c.household_id = p_household AND c.kind = 'place_released' AND c.created_at BETWEEN p_from AND p_until)
    + (SELECT count(*) FROM household_change c JOIN household_change_person m ON m.village_id = c.village_id AND m.change_id = c.id
       WHERE c.village_id = p_village AND c.from_household_id = p_household AND c.created_at BETWEEN p_from AND p_until)
    + (SELECT count(*) FROM proxy_right r WHERE r.village_id = p_village AND r.household_id = p_household AND least(r.revoked_at, r.expires_at) BETWEEN p_from AND p_until
       AND (r.source <> 'witnesses' OR num_nonnulls(r.witness_one_at, r.witness_two_at) = 2)))::int
$$;
REVOKE ALL ON FUNCTION identity_hands_gone(uuid, uuid, timestamptz, timestamptz) FROM PUBLIC;
-- It reads what the caller may read anyway.
GRANT EXECUTE ON FUNCTION identity_hands_gone(uuid, uuid, timestamptz, timestamptz) TO jishan_app;
