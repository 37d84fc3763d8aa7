-- Whether the actor of a command held the office in which they act before the moment given. A second hand did: whoever was put into office after
-- something was filed may have been put there for it.
DROP FUNCTION IF EXISTS identity_in_office_before(jsonb, timestamptz);
CREATE FUNCTION identity_in_office_before(p_item jsonb, p_filed timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM village_role r WHERE r.village_id = (p_item ->> 'villageId')::uuid AND r.person_id = (p_item ->> 'actorPersonId')::uuid
    AND r.role = p_item ->> 'actorRole' AND r.created_at <= p_filed)
$$;
REVOKE ALL ON FUNCTION identity_in_office_before(jsonb, timestamptz) FROM PUBLIC;
