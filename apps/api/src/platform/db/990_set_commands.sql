-- How set commands (functions of one jsonb array that answer by ord) are planned, in one place for those that are and those that come.
-- The planner takes an array that it cannot see into for a hundred rows and would read whole tables beside it; and it would plan each
-- call anew, which costs more than running it. Every table that a command touches is reached by an index, for one item as for a hundred:
-- one plan, made once a connection. What a command calls inherits it.
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.pronargs = 1 AND p.proargtypes[0] = 'jsonb'::regtype AND p.proargnames @> '{ord,outcome}' LOOP
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off', f);
  END LOOP;
END $$;
