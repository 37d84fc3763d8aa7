-- What is owed by any village, oldest first. The dispatcher then handles each event in a transaction of its own village,
-- where row-level security holds again. `p_without`: what this run could neither carry out nor put off.
DROP FUNCTION IF EXISTS outbox_due(int);
DROP FUNCTION IF EXISTS outbox_due(int, uuid[]);
CREATE FUNCTION outbox_due(p_limit int, p_without uuid[] DEFAULT '{}')
RETURNS TABLE (village_id uuid, id uuid, topic text, subject_id uuid, payload jsonb, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT e.village_id, e.id, e.topic, e.subject_id, e.payload, e.created_at
    FROM outbox_event e
   WHERE e.done_at IS NULL AND e.set_aside_at IS NULL AND e.due_at <= now() AND e.id <> ALL (p_without)
   ORDER BY e.due_at, e.id
   LIMIT p_limit;
$$;

-- How many events of all villages are set aside: a figure, and nothing about them.
DROP FUNCTION IF EXISTS outbox_set_aside();
CREATE FUNCTION outbox_set_aside() RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT count(*)::int FROM outbox_event e WHERE e.set_aside_at IS NOT NULL;
$$;

-- What is set aside, to look at, and back into the queue: for the schema's owner only (`npm run outbox`).
DROP FUNCTION IF EXISTS outbox_put_back(text, uuid);
CREATE FUNCTION outbox_put_back(p_topic text DEFAULT NULL, p_id uuid DEFAULT NULL) RETURNS int LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH back AS (
    UPDATE outbox_event e SET set_aside_at = NULL, attempts = 0, due_at = now()
     WHERE e.set_aside_at IS NOT NULL AND (p_topic IS NULL OR e.topic = p_topic) AND (p_id IS NULL OR e.id = p_id)
    RETURNING 1
  )
  SELECT count(*)::int FROM back;
$$;
REVOKE ALL ON FUNCTION outbox_due(int, uuid[]), outbox_set_aside(), outbox_put_back(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_due(int, uuid[]), outbox_set_aside() TO jishan_app;
