-- How long an office is new (decision 0059): somebody who was put there for one case waits longer than the case does.
DROP FUNCTION IF EXISTS identity_office_new_for();
CREATE FUNCTION identity_office_new_for() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '31 days' $$;

-- Whether the actor of a command is a second hand beside the one who filed: they held the office in which they act before the filing, and in the
-- 31 days before it the filer did not put them there. Whoever was put into office after something was filed, or by whoever filed it, may have been put there for it.
DROP FUNCTION IF EXISTS identity_in_office_before(jsonb, timestamptz);
DROP FUNCTION IF EXISTS identity_second_hand(jsonb, uuid, timestamptz);
CREATE FUNCTION identity_second_hand(p_item jsonb, p_filer uuid, p_filed timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM village_role r WHERE r.village_id = (p_item ->> 'villageId')::uuid AND r.person_id = (p_item ->> 'actorPersonId')::uuid
      AND r.role = p_item ->> 'actorRole' AND r.created_at <= p_filed)
    AND NOT EXISTS (SELECT FROM role_change c WHERE c.village_id = (p_item ->> 'villageId')::uuid AND c.person_id = (p_item ->> 'actorPersonId')::uuid
      AND c.role = p_item ->> 'actorRole' AND c.granted AND c.changed_by_person_id = p_filer AND c.created_at > p_filed - identity_office_new_for())
$$;
REVOKE ALL ON FUNCTION identity_office_new_for(), identity_second_hand(jsonb, uuid, timestamptz) FROM PUBLIC;
