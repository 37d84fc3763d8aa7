-- Whether a household of the caller's village is there and not closed; it stays so until the caller's transaction ends. Taken before anything is made for it, and before its people are
-- locked: a 并户 (028_merge_household.sql) ends the rights and invitations that it finds, and a reference alone (KEY SHARE) would let a new one pass behind it.
DROP FUNCTION IF EXISTS identity_keep_open(uuid);
CREATE FUNCTION identity_keep_open(p_household uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := nullif(current_setting('app.village', true), '')::uuid;
BEGIN
  PERFORM 1 FROM household h WHERE h.village_id = v_village AND h.id = p_household FOR SHARE;
  -- Under the lock, in a new statement.
  RETURN EXISTS (SELECT FROM household h WHERE h.village_id = v_village AND h.id = p_household AND h.closed_at IS NULL);
END $$;
REVOKE ALL ON FUNCTION identity_keep_open(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_keep_open(uuid) TO jishan_app;
