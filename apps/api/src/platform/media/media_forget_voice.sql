-- Forgets a voice note of the village that the transaction has named, and owes the bytes' end: one transaction, so that bytes without a row are always somebody's
-- to remove. They lie for another day: a backup reads the rows of its snapshot, and then, for as long as it takes, their bytes. Does nothing when the note
-- is gone already, or when something carries it (again).
DROP FUNCTION IF EXISTS media_forget_voice(uuid);
CREATE FUNCTION media_forget_voice(p_voice uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_village uuid := nullif(current_setting('app.village', true), '')::uuid;
  v_key text;
BEGIN
  DELETE FROM media_voice v WHERE v.village_id = v_village AND v.id = p_voice RETURNING v.storage_key INTO v_key;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, due_at)
  VALUES (v_village, new_id(), 'media.voice.bytes', p_voice, jsonb_build_object('key', v_key), now() + interval '1 day');
  RETURN true;
EXCEPTION WHEN foreign_key_violation THEN
  RETURN false;
END $$;
REVOKE ALL ON FUNCTION media_forget_voice(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION media_forget_voice(uuid) TO jishan_app;
