-- What the commands about an honour that has been granted (304, 306, 307) refuse alike, the honour locked and no answer under the key; null when nothing does.
-- Inherit search path and planning from the command (decision 0045); the application's role may execute none of it.

-- To the own household, to relatives and to other villages there is none. `p_moves`: whether it would move points.
DROP FUNCTION IF EXISTS honours_not_open(jsonb, uuid, boolean);
CREATE FUNCTION honours_not_open(p_item jsonb, p_honour uuid, p_moves boolean) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_honour honour;
BEGIN
  SELECT * INTO v_honour FROM honour o WHERE o.village_id = v_village AND o.id = p_honour;
  IF v_honour.id IS NULL OR identity_own_household(p_item, v_honour.household_id) OR points_recused(v_village, (p_item ->> 'actorPersonId')::uuid, v_honour.household_id) THEN
    RETURN 'RESOURCE.NOT_FOUND';
  END IF;
  IF p_moves AND identity_books_stopped(v_village) THEN RETURN 'POINTS.BOOKS_STOPPED'; END IF;
  IF v_honour.revoked_at IS NOT NULL THEN RETURN 'HONOURS.ALREADY_REVOKED'; END IF;
  RETURN NULL;
END $$;

-- The second officer's word, yes or no, where points wait for it: never who granted it.
DROP FUNCTION IF EXISTS honours_not_second(jsonb, uuid, boolean);
CREATE FUNCTION honours_not_second(p_item jsonb, p_honour uuid, p_moves boolean) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_refused text := honours_not_open(p_item, p_honour, p_moves);
  v_honour honour;
BEGIN
  IF v_refused IS NOT NULL THEN RETURN v_refused; END IF;
  SELECT * INTO v_honour FROM honour o WHERE o.village_id = (p_item ->> 'villageId')::uuid AND o.id = p_honour;
  IF v_honour.points_asked IS NULL OR v_honour.points IS NOT NULL OR v_honour.points_refused_at IS NOT NULL THEN RETURN 'HONOURS.NOTHING_TO_CONFIRM'; END IF;
  IF v_honour.granted_by_person_id = (p_item ->> 'actorPersonId')::uuid THEN RETURN 'HONOURS.NEEDS_ANOTHER'; END IF;
  RETURN NULL;
END $$;

-- A refusal about one of the households says which: its name for people, its id for the screen.
DROP FUNCTION IF EXISTS honours_refuse_for(text, uuid, uuid);
CREATE FUNCTION honours_refuse_for(p_code text, p_village uuid, p_household uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT jsonb_build_object('refused', p_code, 'details', jsonb_build_object('householdId', h.id, 'name', h.name)) FROM household h WHERE h.village_id = p_village AND h.id = p_household);
END $$;

REVOKE ALL ON FUNCTION honours_not_open(jsonb, uuid, boolean), honours_not_second(jsonb, uuid, boolean), honours_refuse_for(text, uuid, uuid) FROM PUBLIC;
