-- Where an account belongs, across villages: the one question row-level security cannot answer village by village.
DROP FUNCTION IF EXISTS identity_places_of_account(uuid);
CREATE FUNCTION identity_places_of_account(p_account uuid)
RETURNS TABLE (village_id uuid, village_name text, person_id uuid, person_name text, household_id uuid, household_name text, group_name text, is_head boolean, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.village_id, o.name, p.id, p.name, h.id, h.name, g.name, h.head_person_id = p.id,
    ARRAY(SELECT r.role FROM village_role r WHERE r.village_id = p.village_id AND r.person_id = p.id ORDER BY r.role)
  FROM person p
  JOIN organization o ON o.id = p.village_id
  LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
  LEFT JOIN village_group g ON g.village_id = p.village_id AND g.id = h.group_id
  WHERE p.account_id = p_account
  ORDER BY o.name, p.village_id
$$;
REVOKE ALL ON FUNCTION identity_places_of_account(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_places_of_account(uuid) TO jishan_app;

DROP FUNCTION IF EXISTS identity_pending_claims(uuid);
CREATE FUNCTION identity_pending_claims(p_account uuid)
RETURNS TABLE (id uuid, village_id uuid, village_name text, name text, household_name text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id, c.village_id, o.name, c.name, h.name, c.created_at
  FROM membership_claim c JOIN organization o ON o.id = c.village_id
  LEFT JOIN invitation i ON i.village_id = c.village_id AND i.id = c.invitation_id
  LEFT JOIN household h ON h.village_id = i.village_id AND h.id = i.household_id
  WHERE c.account_id = p_account AND c.status = 'pending' ORDER BY c.created_at
$$;
REVOKE ALL ON FUNCTION identity_pending_claims(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_pending_claims(uuid) TO jishan_app;

-- Refused, and nothing came after it: no newer claim, and no place. Whoever is outside a village has no inbox to be told in.
DROP FUNCTION IF EXISTS identity_refused_claims(uuid);
CREATE FUNCTION identity_refused_claims(p_account uuid)
RETURNS TABLE (id uuid, village_name text, name text, reason text, decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id, o.name, c.name, c.decision_reason, c.decided_at
  FROM membership_claim c JOIN organization o ON o.id = c.village_id
  WHERE c.account_id = p_account AND c.status = 'rejected' AND c.decision_reason IS NOT NULL
    AND NOT EXISTS (SELECT FROM membership_claim n WHERE n.village_id = c.village_id AND n.account_id = c.account_id AND (n.created_at, n.id) > (c.created_at, c.id))
    AND NOT EXISTS (SELECT FROM person p WHERE p.village_id = c.village_id AND p.account_id = c.account_id)
  ORDER BY c.decided_at DESC LIMIT 10
$$;
REVOKE ALL ON FUNCTION identity_refused_claims(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_refused_claims(uuid) TO jishan_app;

-- An invitation is opened before its village is known.
DROP FUNCTION IF EXISTS identity_find_invitation(bytea);
CREATE FUNCTION identity_find_invitation(p_token_hash bytea)
RETURNS TABLE (village_id uuid, id uuid, household_id uuid, household_name text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT i.village_id, i.id, i.household_id, h.name, i.expires_at
  FROM invitation i LEFT JOIN household h ON h.village_id = i.village_id AND h.id = i.household_id
  WHERE i.token_hash = p_token_hash AND i.expires_at > now() AND i.revoked_at IS NULL
$$;
REVOKE ALL ON FUNCTION identity_find_invitation(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_find_invitation(bytea) TO jishan_app;
