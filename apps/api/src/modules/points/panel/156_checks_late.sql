-- The clock's own: applications whose first check is over its day; those who may check are told, once; once more when a case that
-- they gave back was sent again and waits too long anew. Working days are counted outside, where the
-- holidays are known: of `p_latest` the n-th is the last day on which a limit of n working days must have begun to be over by now.

-- Of all villages, those behind this application.
DROP FUNCTION IF EXISTS points_checks_late(date[], uuid, uuid, integer);
CREATE FUNCTION points_checks_late(p_latest date[], p_village uuid, p_application uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.village_id, a.id FROM points_application a JOIN village v ON v.id = a.village_id
  WHERE a.status = 'submitted' AND (a.check_told_at IS NULL OR a.check_told_at < a.waits_since)
    AND (coalesce(a.waits_since, a.submitted_at) AT TIME ZONE 'Asia/Shanghai')::date <= p_latest[coalesce((v.settings ->> 'checkWorkingDays')::int, 2)]
    AND (a.village_id, a.id) > (p_village, p_application)
  ORDER BY a.village_id, a.id LIMIT p_limit
$$;

-- One of them, if it still waits and nobody was told.
DROP FUNCTION IF EXISTS points_check_late(uuid);
CREATE FUNCTION points_check_late(p_application uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_app points_application;
BEGIN
  UPDATE points_application a SET check_told_at = now()
  WHERE a.village_id = points_village() AND a.id = p_application AND a.status = 'submitted' AND (a.check_told_at IS NULL OR a.check_told_at < a.waits_since) RETURNING a.* INTO v_app;
  IF v_app.id IS NULL THEN RETURN false; END IF;
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload)
  SELECT v_app.village_id, new_id(), 'points.check.overdue', v_app.id,
    jsonb_build_object('ruleTitle', r.title, 'day', to_char(v_app.submitted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'))
  FROM points_rule r WHERE r.village_id = v_app.village_id AND r.id = v_app.rule_id;
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION points_checks_late(date[], uuid, uuid, integer), points_check_late(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_checks_late(date[], uuid, uuid, integer), points_check_late(uuid) TO jishan_app;
