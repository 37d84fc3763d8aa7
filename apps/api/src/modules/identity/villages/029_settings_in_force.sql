-- A village's settings as they count now: what was loosened and waited for today counts (safeguards.ts says the same).
DROP FUNCTION IF EXISTS identity_settings(jsonb);
CREATE FUNCTION identity_settings(p_settings jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN (p_settings #>> '{pending,from}')::date <= (now() AT TIME ZONE 'Asia/Shanghai')::date THEN p_settings || (p_settings #> '{pending,choices}') ELSE p_settings END
$$;
REVOKE ALL ON FUNCTION identity_settings(jsonb) FROM PUBLIC;
