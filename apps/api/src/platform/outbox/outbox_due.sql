-- What is owed by any village, oldest first. The dispatcher then handles each event in a transaction of its own village,
-- where row-level security holds again.
DROP FUNCTION IF EXISTS outbox_due(int);
CREATE FUNCTION outbox_due(p_limit int)
RETURNS TABLE (village_id uuid, id uuid, topic text, subject_id uuid, payload jsonb, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT e.village_id, e.id, e.topic, e.subject_id, e.payload, e.created_at
    FROM outbox_event e
   WHERE e.done_at IS NULL AND e.due_at <= now()
   ORDER BY e.due_at, e.id
   LIMIT p_limit;
$$;
REVOKE ALL ON FUNCTION outbox_due(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_due(int) TO jishan_app;
