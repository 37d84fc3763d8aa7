-- Old rows of all villages. The ages stand here, not in the arguments, so that the application's role can delete nothing younger.
DROP FUNCTION IF EXISTS forget_done_events(int);
CREATE FUNCTION forget_done_events(p_limit int) RETURNS int
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM outbox_event
     WHERE ctid = ANY (ARRAY(SELECT e.ctid FROM outbox_event e WHERE e.done_at < now() - interval '7 days' LIMIT p_limit FOR UPDATE SKIP LOCKED))
    RETURNING 1
  )
  SELECT count(*)::int FROM gone;
$$;
REVOKE ALL ON FUNCTION forget_done_events(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_done_events(int) TO jishan_app;

DROP FUNCTION IF EXISTS forget_old_keys(int);
CREATE FUNCTION forget_old_keys(p_limit int) RETURNS int
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM idempotency_key
     WHERE ctid = ANY (ARRAY(SELECT k.ctid FROM idempotency_key k WHERE k.created_at < now() - interval '35 days' LIMIT p_limit FOR UPDATE SKIP LOCKED))
    RETURNING 1
  )
  SELECT count(*)::int FROM gone;
$$;
REVOKE ALL ON FUNCTION forget_old_keys(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_old_keys(int) TO jishan_app;
