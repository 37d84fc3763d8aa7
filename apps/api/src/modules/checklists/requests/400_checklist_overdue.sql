-- Requests whose current step is late and not with the secretary yet, of all villages, behind this one. Each is then escalated in a transaction of its
-- own village, where row-level security holds again and everything is checked once more under the row's lock.
DROP FUNCTION IF EXISTS checklist_overdue(date, int);
DROP FUNCTION IF EXISTS checklist_overdue(date, uuid, uuid, int);
CREATE FUNCTION checklist_overdue(p_today date, p_village uuid, p_request uuid, p_limit int)
RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT r.village_id, r.id
    FROM checklist_request r
    JOIN checklist_request_step s ON s.village_id = r.village_id AND s.request_id = r.id AND s.position = r.current_step
   WHERE r.status = 'open' AND r.escalated_at IS NULL AND s.due_on < p_today AND (r.village_id, r.id) > (p_village, p_request)
   ORDER BY r.village_id, r.id
   LIMIT p_limit;
$$;
REVOKE ALL ON FUNCTION checklist_overdue(date, uuid, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION checklist_overdue(date, uuid, uuid, int) TO jishan_app;
