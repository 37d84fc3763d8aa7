-- What the clock's jobs could not do. The first time stands in the village's audit as well, and so does the end of it; in between the row counts.
DROP FUNCTION IF EXISTS clock_failed(text, uuid, uuid, text);
CREATE FUNCTION clock_failed(p_job text, p_village uuid, p_subject uuid, p_fault text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  v_times integer;
BEGIN
  INSERT INTO clock_fault (village_id, job, subject_id, fault, times, first_at, last_at) VALUES (p_village, p_job, p_subject, p_fault, 1, now(), now())
  ON CONFLICT (village_id, job, subject_id) DO UPDATE SET fault = EXCLUDED.fault, times = clock_fault.times + 1, last_at = now()
  RETURNING times INTO v_times;
  IF v_times = 1 THEN
    INSERT INTO audit_entry (village_id, id, action, object_id, details, request_id)
    VALUES (p_village, new_id(), 'clock.failed', p_subject, jsonb_build_object('job', p_job), 'clock');
  END IF;
END $$;

-- A job went through everything that is due: what failed before and did not fail now is done, or no longer due. Answers how many these are.
DROP FUNCTION IF EXISTS clock_over(text, uuid[]);
CREATE FUNCTION clock_over(p_job text, p_failing uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  v_over integer;
BEGIN
  WITH over AS (DELETE FROM clock_fault f WHERE f.job = p_job AND f.subject_id <> ALL (p_failing) RETURNING f.village_id, f.subject_id)
  INSERT INTO audit_entry (village_id, id, action, object_id, details, request_id)
  SELECT o.village_id, new_id(), 'clock.recovered', o.subject_id, jsonb_build_object('job', p_job), 'clock' FROM over o;
  GET DIAGNOSTICS v_over = ROW_COUNT;
  RETURN v_over;
END $$;

-- How many cases of all villages wait for somebody: a figure, and nothing about them.
DROP FUNCTION IF EXISTS clock_faults();
CREATE FUNCTION clock_faults() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT count(*)::int FROM clock_fault;
$$;

REVOKE ALL ON FUNCTION clock_failed(text, uuid, uuid, text), clock_over(text, uuid[]), clock_faults() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clock_failed(text, uuid, uuid, text), clock_over(text, uuid[]), clock_faults() TO jishan_app;
