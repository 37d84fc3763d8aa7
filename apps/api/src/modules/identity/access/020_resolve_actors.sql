-- Who is acting: one call for all requests that arrived meanwhile. Read at every request, so that a log-out, a disabled account or a
-- changed role counts from the very next one. Never by hash or merge: for the hundred rows that the planner takes the array for (990_set_commands.sql)
-- it would go through all people for every request, by an index too, until the county is large enough.
DROP FUNCTION IF EXISTS identity_resolve_actors(jsonb);
CREATE FUNCTION identity_resolve_actors(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT i.ord::integer, jsonb_build_object('done', jsonb_build_object(
    'valid', a.id IS NOT NULL AND a.disabled_at IS NULL AND a.session_version = i."sessionVersion"
      AND s.account_id = a.id AND s.revoked_at IS NULL AND s.created_at > now() - interval '30 days' AND s.rotated_at > now() - interval '14 days',
    -- Made by somebody else: nothing but its change is answered until it is changed, whichever way the session was opened.
    'mustChangePassword', EXISTS (SELECT FROM password_credential c WHERE c.account_id = a.id AND c.temporary),
    'village', CASE WHEN p.id IS NOT NULL THEN jsonb_build_object(
      'villageId', p.village_id, 'personId', p.id, 'householdId', p.household_id,
      'roles', (SELECT coalesce(jsonb_agg(r.role ORDER BY r.role), '[]') FROM village_role r WHERE r.village_id = p.village_id AND r.person_id = p.id)
        || CASE WHEN h.id IS NULL THEN '[]'::jsonb WHEN h.head_person_id = p.id THEN '["villager", "household_head"]' ELSE '["villager"]' END) END,
    'officer', CASE WHEN i."organizationId" IS NOT NULL THEN (
      WITH RECURSIVE above AS (
        SELECT o.id, o.parent_id FROM organization o WHERE o.id = i."organizationId"
        UNION ALL SELECT o.id, o.parent_id FROM organization o JOIN above b ON o.id = b.parent_id)
      SELECT jsonb_build_object('organizationId', i."organizationId", 'roles', jsonb_agg(DISTINCT g.role),
        -- A session has it only by WeChat or by a one-time code of the confirmed factor.
        'secondFactor', s.second_factor)
      FROM organization_role g WHERE g.account_id = a.id AND g.organization_id IN (SELECT id FROM above) HAVING count(*) > 0) END))
  FROM ROWS FROM (jsonb_to_recordset(p_items) AS ("accountId" uuid, "sessionId" uuid, "sessionVersion" integer, "villageId" uuid, "organizationId" uuid))
    WITH ORDINALITY i("accountId", "sessionId", "sessionVersion", "villageId", "organizationId", ord)
  LEFT JOIN account a ON a.id = i."accountId"
  LEFT JOIN session s ON s.id = i."sessionId"
  LEFT JOIN person p ON p.village_id = i."villageId" AND p.account_id = i."accountId"
  LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id;
END $$;
REVOKE ALL ON FUNCTION identity_resolve_actors(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_resolve_actors(jsonb) TO jishan_app;
