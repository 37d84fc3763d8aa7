-- The most points that one person may give in a village today; null: no limit. Without a setting the default of the contracts (a test compares them).
DROP FUNCTION IF EXISTS points_two_above(jsonb);
CREATE FUNCTION points_two_above(p_settings jsonb) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT nullif(coalesce((identity_settings(p_settings) ->> 'twoDecideAbovePoints')::integer, 50), 0)
$$;

REVOKE ALL ON FUNCTION points_two_above(jsonb) FROM PUBLIC;
