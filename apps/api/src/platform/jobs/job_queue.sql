-- A queue is a table of its own, which only the owner may make. At most one run waits and one run is active, in all processes together.
DROP FUNCTION IF EXISTS job_queue(text, int);
CREATE FUNCTION job_queue(p_name text, p_expire_seconds int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF p_name !~ '^[a-z][a-z0-9-]{2,59}$' THEN
    RAISE EXCEPTION 'not a name of a job: %', p_name USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF NOT EXISTS (SELECT FROM pgboss.queue q WHERE q.name = p_name) THEN
    -- At once as strongly as its foreign keys will need it: two processes that start together would otherwise wait for each other.
    LOCK TABLE pgboss.queue IN SHARE ROW EXCLUSIVE MODE;
    PERFORM pgboss.create_queue(p_name, json_build_object('policy', 'stately', 'retryLimit', 0));
  END IF;
  UPDATE pgboss.queue q SET expire_seconds = p_expire_seconds WHERE q.name = p_name AND q.expire_seconds IS DISTINCT FROM p_expire_seconds;
END $$;
REVOKE ALL ON FUNCTION job_queue(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION job_queue(text, int) TO jishan_app;
