-- Sums per village below an organisation: rates need denominators, and no person's row leaves its village.
DROP FUNCTION IF EXISTS oversight_village_summaries(uuid, text, uuid, integer);
CREATE FUNCTION oversight_village_summaries(p_organization uuid, p_after_name text, p_after_id uuid, p_limit integer)
RETURNS TABLE (village_id uuid, name text, households integer, taking_part integer, decided integer, waiting integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE below AS (
    SELECT o.id, o.kind, o.name FROM organization o WHERE o.id = p_organization
    UNION ALL SELECT o.id, o.kind, o.name FROM organization o JOIN below b ON o.parent_id = b.id),
  page AS (SELECT b.id, b.name FROM below b WHERE b.kind = 'village' AND (p_after_name IS NULL OR (b.name, b.id) > (p_after_name, p_after_id)) ORDER BY b.name, b.id LIMIT p_limit)
  SELECT v.id, v.name,
    (SELECT count(*)::int FROM household h WHERE h.village_id = v.id AND h.closed_at IS NULL),
    (SELECT count(DISTINCT a.household_id)::int FROM points_application a WHERE a.village_id = v.id),
    (SELECT count(*)::int FROM points_application a WHERE a.village_id = v.id AND a.decided_at IS NOT NULL),
    (SELECT count(*)::int FROM points_application a WHERE a.village_id = v.id AND a.status = 'submitted')
  FROM page v ORDER BY v.name, v.id
$$;
REVOKE ALL ON FUNCTION oversight_village_summaries(uuid, text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION oversight_village_summaries(uuid, text, uuid, integer) TO jishan_app;
