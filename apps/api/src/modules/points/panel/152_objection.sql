-- An objection in 公示, by a household other than the applicant's, once, written or spoken. It stops the credit; people who did not decide before weigh it.
-- Whether 公示 is over is a matter of its hour, not of the job that credits.
DROP FUNCTION IF EXISTS points_object(uuid, uuid, uuid, text, jsonb), points_object(uuid, uuid, uuid, text, jsonb, uuid);
CREATE FUNCTION points_object(p_application uuid, p_person uuid, p_household uuid, p_reason text, p_terms jsonb, p_voice uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_app points_application;
  v_round integer;
BEGIN
  SELECT * INTO v_app FROM points_application a WHERE a.village_id = points_village() AND a.id = p_application FOR UPDATE;
  IF v_app.public_from IS NULL OR NOT EXISTS (SELECT FROM person p WHERE p.village_id = v_app.village_id AND p.id = p_person AND p.household_id = p_household) THEN
    RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND');
  END IF;
  IF v_app.household_id = p_household OR p_person IN (v_app.member_id, v_app.filed_by_person_id) THEN RETURN jsonb_build_object('refused', 'POINTS.OBJECTION_OWN'); END IF;
  IF v_app.status NOT IN ('publicized', 'objected', 'overturned') OR v_app.public_until <= now() THEN RETURN jsonb_build_object('refused', 'POINTS.PUBLICATION_OVER'); END IF;
  IF EXISTS (SELECT FROM points_objection o WHERE o.village_id = v_app.village_id AND o.application_id = v_app.id AND o.household_id = p_household) THEN
    RETURN jsonb_build_object('refused', 'POINTS.OBJECTION_MADE');
  END IF;
  -- One that is raised while another is weighed is weighed with it.
  SELECT max(p.round) + CASE WHEN v_app.status = 'objected' THEN 0 ELSE 1 END INTO v_round FROM points_panel p WHERE p.village_id = v_app.village_id AND p.application_id = v_app.id;
  INSERT INTO points_objection (village_id, id, application_id, round, household_id, person_id, reason, voice_id, created_at)
  VALUES (v_app.village_id, new_id(), v_app.id, v_round, p_household, p_person, btrim(p_reason), p_voice, now());
  IF v_app.status = 'objected' THEN
    -- Drawn before this objection, and now a side in it.
    PERFORM points_relieve_recused(v_app, now());
    RETURN '{}';
  END IF;
  UPDATE points_application a SET status = 'objected', version = a.version + 1 WHERE a.village_id = v_app.village_id AND a.id = v_app.id RETURNING a.* INTO v_app;
  -- Nobody left to weigh it: it stands, and the clock draws as soon as somebody may.
  PERFORM points_panel_open(v_app, 'objection', p_terms, p_person, now());
  PERFORM points_tell(v_app, 'points.application.objected', '{}', now());
  RETURN '{}';
END $$;

-- Those in the open round who may not judge any more make room for the next; where nobody is left, the votes decide as they stand.
DROP FUNCTION IF EXISTS points_relieve_recused(points_application, timestamptz);
CREATE FUNCTION points_relieve_recused(p_app points_application, p_at timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_panel points_panel;
  v_relieved integer;
BEGIN
  SELECT * INTO v_panel FROM points_panel p WHERE p.village_id = p_app.village_id AND p.application_id = p_app.id AND p.outcome IS NULL ORDER BY p.round DESC LIMIT 1;
  UPDATE points_panel_seat s SET relieved_at = p_at WHERE s.village_id = v_panel.village_id AND s.application_id = v_panel.application_id AND s.round = v_panel.round
    AND s.voted_at IS NULL AND s.relieved_at IS NULL AND (points_recused(p_app.village_id, s.person_id, p_app.household_id)
      OR EXISTS (SELECT FROM points_objection o LEFT JOIN person p ON p.village_id = s.village_id AND p.id = s.person_id
        WHERE o.village_id = s.village_id AND o.application_id = s.application_id AND (o.person_id = s.person_id OR o.household_id = p.household_id)));
  GET DIAGNOSTICS v_relieved = ROW_COUNT;
  FOR n IN 1..v_relieved LOOP PERFORM points_panel_seat(v_panel, p_at); END LOOP;
  -- Nobody is left to be asked, so no further vote will come to settle it. Where nobody has voted, the clock draws as soon as somebody may.
  IF v_relieved > 0 AND EXISTS (SELECT FROM points_panel_seat s WHERE s.village_id = v_panel.village_id AND s.application_id = v_panel.application_id AND s.round = v_panel.round AND s.voted_at IS NOT NULL) THEN
    PERFORM points_panel_settle(p_app, v_panel, NULL, p_at);
  END IF;
  RETURN v_relieved;
END $$;

-- Somebody has declared relatives: the open cases of these are no longer before them.
DROP FUNCTION IF EXISTS points_step_aside(uuid);
CREATE FUNCTION points_step_aside(p_person uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_app points_application;
  v_count integer := 0;
BEGIN
  FOR v_app IN SELECT a.* FROM points_application a WHERE a.village_id = points_village() AND a.status IN ('in_review', 'objected')
      AND EXISTS (SELECT FROM points_panel_seat s WHERE s.village_id = a.village_id AND s.application_id = a.id AND s.person_id = p_person AND s.voted_at IS NULL AND s.relieved_at IS NULL)
    ORDER BY a.id FOR UPDATE LOOP
    v_count := v_count + points_relieve_recused(v_app, now());
  END LOOP;
  RETURN v_count;
END $$;

-- Rounds of all villages that are late, or that nobody could be drawn for; those behind this application.
DROP FUNCTION IF EXISTS points_panels_late(date, integer);
DROP FUNCTION IF EXISTS points_panels_late(date, uuid, uuid, integer);
CREATE FUNCTION points_panels_late(p_today date, p_village uuid, p_application uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.village_id, p.application_id FROM points_panel p JOIN points_application a ON a.village_id = p.village_id AND a.id = p.application_id
  WHERE p.outcome IS NULL AND a.status IN ('in_review', 'objected') AND p.due_on < p_today AND (p.village_id, p.application_id) > (p_village, p_application)
  ORDER BY p.village_id, p.application_id LIMIT p_limit
$$;

-- A late round: who has not voted makes room for somebody who was not asked yet, the limit begins anew, and the secretary and the
-- supervisor are told. Who cannot be replaced keeps the seat.
DROP FUNCTION IF EXISTS points_panel_late(uuid, date, date);
CREATE FUNCTION points_panel_late(p_application uuid, p_today date, p_due_on date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_app points_application;
  v_panel points_panel;
  v_seat points_panel_seat;
BEGIN
  SELECT * INTO v_app FROM points_application a WHERE a.village_id = points_village() AND a.id = p_application AND a.status IN ('in_review', 'objected') FOR UPDATE;
  SELECT * INTO v_panel FROM points_panel p WHERE p.village_id = v_app.village_id AND p.application_id = v_app.id AND p.outcome IS NULL ORDER BY p.round DESC LIMIT 1;
  IF v_panel.round IS NULL OR v_panel.due_on >= p_today THEN RETURN false; END IF;
  -- Whoever is asked now has until then, and is told so.
  v_panel.due_on := p_due_on;
  FOR v_seat IN SELECT * FROM points_panel_seat s WHERE s.village_id = v_panel.village_id AND s.application_id = v_panel.application_id AND s.round = v_panel.round
      AND s.voted_at IS NULL AND s.relieved_at IS NULL ORDER BY s.seat LOOP
    IF points_panel_seat(v_panel, now()) IS NOT NULL THEN
      UPDATE points_panel_seat s SET relieved_at = now() WHERE s.village_id = v_seat.village_id AND s.application_id = v_seat.application_id AND s.round = v_seat.round AND s.seat = v_seat.seat;
    END IF;
  END LOOP;
  WHILE (SELECT count(*) FROM points_panel_seat s WHERE s.village_id = v_panel.village_id AND s.application_id = v_panel.application_id AND s.round = v_panel.round AND s.relieved_at IS NULL) < v_panel.needed
    AND points_panel_seat(v_panel, now()) IS NOT NULL LOOP END LOOP;
  -- As at the opening: where fewer are left than must agree, all of them must.
  UPDATE points_panel p SET needed = n.seats, size = n.seats
  FROM (SELECT count(*) AS seats, count(s.voted_at) AS votes FROM points_panel_seat s WHERE s.village_id = v_panel.village_id AND s.application_id = v_panel.application_id
    AND s.round = v_panel.round AND s.relieved_at IS NULL) n
  WHERE p.village_id = v_panel.village_id AND p.application_id = v_panel.application_id AND p.round = v_panel.round AND n.seats BETWEEN 1 AND p.needed - 1 AND n.votes = 0;
  UPDATE points_panel p SET due_on = p_due_on WHERE p.village_id = v_panel.village_id AND p.application_id = v_panel.application_id AND p.round = v_panel.round;
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload)
  SELECT v_app.village_id, new_id(), 'points.panel.overdue', v_app.id, jsonb_build_object('ruleTitle', r.title) FROM points_rule r WHERE r.village_id = v_app.village_id AND r.id = v_app.rule_id;
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION points_object(uuid, uuid, uuid, text, jsonb, uuid), points_relieve_recused(points_application, timestamptz), points_step_aside(uuid), points_panels_late(date, uuid, uuid, integer),
  points_panel_late(uuid, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_object(uuid, uuid, uuid, text, jsonb, uuid), points_step_aside(uuid), points_panels_late(date, uuid, uuid, integer), points_panel_late(uuid, date, date) TO jishan_app;
