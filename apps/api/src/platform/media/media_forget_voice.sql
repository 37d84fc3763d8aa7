-- Forgets a voice note of the village that the transaction has named, and answers where its bytes lie; null when it is gone already, or when something
-- carries it (again).
DROP FUNCTION IF EXISTS media_forget_voice(uuid);
CREATE FUNCTION media_forget_voice(p_voice uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_key text;
BEGIN
  DELETE FROM media_voice v WHERE v.village_id = nullif(current_setting('app.village', true), '')::uuid AND v.id = p_voice RETURNING v.storage_key INTO v_key;
  RETURN v_key;
EXCEPTION WHEN foreign_key_violation THEN
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION media_forget_voice(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION media_forget_voice(uuid) TO jishan_app;
