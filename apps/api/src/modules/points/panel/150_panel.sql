-- The panel: drawing, voting, and what a decided round makes of its application. The commands below run inside the caller's transaction
-- (key and effect in one) and work in the village that it has named. The application's row is locked first: votes, objections,
-- withdrawals and the credit of one application come one after another.

-- One more seat. Of everybody who may sit in it, the person with the smallest SHA-256 of `seed:person` gets it; the whole pool is written
-- beside it, so that anybody can draw again. First those of the panel's roles; when none of them is left the secretary, then the
-- supervisor. Never who must step aside, did or filed the deed, passed its first check, voted on it before, or objected to it. Nor who came into
-- the office after the filing, or has since then appointed or ended somebody who might sit here: nobody makes the panel of a case that they know
-- (decision 0059). Where that leaves nobody at all, those who came later and have been in office for 31 days are asked.
DROP FUNCTION IF EXISTS points_panel_seat(points_panel, timestamptz);
CREATE FUNCTION points_panel_seat(p_panel points_panel, p_at timestamptz) RETURNS uuid LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_app points_application;
  v_roles text[];
  v_pool uuid[];
  v_person uuid;
  v_tier integer;
  v_since timestamptz;
BEGIN
  SELECT * INTO v_app FROM points_application a WHERE a.village_id = p_panel.village_id AND a.id = p_panel.application_id;
  FOR v_tier IN 1..6 LOOP
    v_roles := CASE v_tier % 3 WHEN 1 THEN p_panel.pool_roles WHEN 2 THEN ARRAY['secretary'] ELSE ARRAY['supervisor'] END;
    v_since := CASE WHEN v_tier > 3 THEN greatest(v_app.submitted_at, p_at - identity_office_new_for()) ELSE v_app.submitted_at END;
    -- Those of the office first (OFFSET 0 keeps it so): whether somebody must step aside is dear to ask, and was asked of everybody in the village.
    SELECT array_agg(p.id ORDER BY p.id) INTO v_pool FROM (
      SELECT p.village_id, p.id, p.household_id FROM person p JOIN account c ON c.id = p.account_id AND c.disabled_at IS NULL
      WHERE p.village_id = p_panel.village_id AND p.id IN (SELECT r.person_id FROM village_role r WHERE r.village_id = p_panel.village_id AND r.role = ANY (v_roles) AND r.created_at <= v_since)
        AND NOT EXISTS (SELECT FROM role_change c WHERE c.village_id = p.village_id AND c.changed_by_person_id = p.id AND c.created_at > v_app.submitted_at
          AND c.role = ANY (p_panel.pool_roles || ARRAY['secretary', 'supervisor'])) OFFSET 0) p
    WHERE p.id NOT IN (v_app.member_id, v_app.filed_by_person_id) AND p.id IS DISTINCT FROM v_app.checked_by_person_id
      AND NOT points_recused(p.village_id, p.id, v_app.household_id)
      AND NOT EXISTS (SELECT FROM points_panel_seat s WHERE s.village_id = p.village_id AND s.application_id = v_app.id AND s.person_id = p.id
        AND (s.round = p_panel.round OR s.voted_at IS NOT NULL))
      AND NOT EXISTS (SELECT FROM points_objection o WHERE o.village_id = p.village_id AND o.application_id = v_app.id AND (o.person_id = p.id OR o.household_id = p.household_id));
    CONTINUE WHEN v_pool IS NULL;
    SELECT u.id INTO v_person FROM unnest(v_pool) u(id) ORDER BY encode(sha256(convert_to(p_panel.seed || ':' || u.id, 'UTF8')), 'hex') COLLATE "C" LIMIT 1;
    INSERT INTO points_panel_seat (village_id, application_id, round, seat, person_id, pool, asked_at)
    SELECT p_panel.village_id, v_app.id, p_panel.round, count(*) + 1, v_person, v_pool, p_at FROM points_panel_seat s
    WHERE s.village_id = p_panel.village_id AND s.application_id = v_app.id AND s.round = p_panel.round;
    INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
    SELECT p_panel.village_id, new_id(), 'points.panel.asked', v_app.id, jsonb_build_object('personId', v_person, 'ruleTitle', r.title, 'status', p_panel.purpose, 'day', to_char(p_panel.due_on, 'YYYY-MM-DD')), p_at
    FROM points_rule r WHERE r.village_id = v_app.village_id AND r.id = v_app.rule_id;
    RETURN v_person;
  END LOOP;
  RETURN NULL;
END $$;

-- Opens a round and draws those who are asked first. Where fewer people than that are left, all of them must agree. Answers how many there are.
DROP FUNCTION IF EXISTS points_panel_open(points_application, text, jsonb, uuid, timestamptz);
CREATE FUNCTION points_panel_open(p_app points_application, p_purpose text, p_terms jsonb, p_by uuid, p_at timestamptz) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_panel points_panel;
  v_seats integer := 0;
BEGIN
  INSERT INTO points_panel (village_id, application_id, round, purpose, seed, pool_roles, size, needed, opened_at, due_on, opened_by_person_id)
  SELECT p_app.village_id, p_app.id, coalesce(max(b.round), 0) + 1, p_purpose, encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'),
    ARRAY(SELECT jsonb_array_elements_text(p_terms -> 'roles')), (p_terms ->> 'size')::integer, (p_terms ->> 'needed')::integer, p_at, (p_terms ->> 'dueOn')::date, p_by
  FROM points_panel b WHERE b.village_id = p_app.village_id AND b.application_id = p_app.id RETURNING * INTO v_panel;
  WHILE v_seats < v_panel.needed AND points_panel_seat(v_panel, p_at) IS NOT NULL LOOP v_seats := v_seats + 1; END LOOP;
  IF v_seats BETWEEN 1 AND v_panel.needed - 1 THEN
    UPDATE points_panel p SET needed = v_seats, size = v_seats WHERE p.village_id = v_panel.village_id AND p.application_id = v_panel.application_id AND p.round = v_panel.round;
  END IF;
  RETURN v_seats;
END $$;

-- What everybody of the household is told.
DROP FUNCTION IF EXISTS points_tell(points_application, text, jsonb, timestamptz);
CREATE FUNCTION points_tell(p_app points_application, p_topic text, p_more jsonb, p_at timestamptz) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT p_app.village_id, new_id(), p_topic, p_app.id, jsonb_build_object('householdId', p_app.household_id, 'memberId', p_app.member_id, 'filedByPersonId', p_app.filed_by_person_id,
    'ruleTitle', r.title) || jsonb_strip_nulls(p_more), p_at
  FROM points_rule r WHERE r.village_id = p_app.village_id AND r.id = p_app.rule_id
$$;

-- The end of a round.
DROP FUNCTION IF EXISTS points_panel_close(points_application, points_panel, text, timestamptz, timestamptz);
CREATE FUNCTION points_panel_close(p_app points_application, p_panel points_panel, p_outcome text, p_public_until timestamptz, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_points integer;
  v_why text;
BEGIN
  UPDATE points_panel p SET outcome = p_outcome, decided_at = p_at WHERE p.village_id = p_panel.village_id AND p.application_id = p_panel.application_id AND p.round = p_panel.round;
  SELECT floor(avg(s.points) FILTER (WHERE s.agrees)), left(string_agg(s.reason, '；' ORDER BY s.seat) FILTER (WHERE s.agrees = (p_outcome = 'agreed') AND s.reason <> ''), 300)
  INTO v_points, v_why FROM points_panel_seat s WHERE s.village_id = p_panel.village_id AND s.application_id = p_panel.application_id AND s.round = p_panel.round;
  IF p_panel.purpose = 'panel' THEN
    UPDATE points_application a SET status = CASE p_outcome WHEN 'agreed' THEN 'publicized' ELSE 'rejected' END, decided_at = p_at, decided_by_person_id = NULL, decided_by_role = 'panel',
      decision_reason = CASE p_outcome WHEN 'refused' THEN v_why END, version = a.version + 1,
      agreed_points = CASE p_outcome WHEN 'agreed' THEN v_points END, public_from = CASE p_outcome WHEN 'agreed' THEN p_at END, public_until = CASE p_outcome WHEN 'agreed' THEN p_public_until END
    WHERE a.village_id = p_app.village_id AND a.id = p_app.id;
    PERFORM points_tell(p_app, CASE p_outcome WHEN 'agreed' THEN 'points.application.publicized' ELSE 'points.application.rejected' END,
      jsonb_build_object('points', v_points, 'reason', CASE p_outcome WHEN 'refused' THEN v_why END), p_at);
    IF p_outcome = 'refused' THEN
      UPDATE points_application_photo p SET live = false WHERE p.village_id = p_app.village_id AND p.application_id = p_app.id;
    END IF;
  ELSE
    UPDATE points_application a SET status = CASE p_outcome WHEN 'agreed' THEN 'overturned' ELSE 'upheld' END, decision_reason = CASE p_outcome WHEN 'refused' THEN v_why END, version = a.version + 1
    WHERE a.village_id = p_app.village_id AND a.id = p_app.id;
    PERFORM points_tell(p_app, CASE p_outcome WHEN 'agreed' THEN 'points.application.overturned' ELSE 'points.application.upheld' END, jsonb_build_object('reason', v_why), p_at);
    INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
    SELECT o.village_id, new_id(), 'points.objection.decided', p_app.id, jsonb_strip_nulls(jsonb_build_object('personId', o.person_id, 'ruleTitle', r.title, 'status', p_outcome, 'reason', v_why)), p_at
    FROM points_objection o JOIN points_rule r ON r.village_id = p_app.village_id AND r.id = p_app.rule_id
    WHERE o.village_id = p_app.village_id AND o.application_id = p_app.id AND o.round = p_panel.round;
    IF p_outcome = 'agreed' AND p_app.public_until <= p_at THEN PERFORM points_credit_cases(ARRAY[p_app.id], p_app.village_id); END IF;
  END IF;
END $$;

-- After a vote: enough agree, too many do not, or they differ and the next one is drawn. Who is left when nobody more can be drawn decides
-- as it stands: points need the agreement of enough people.
DROP FUNCTION IF EXISTS points_panel_settle(points_application, points_panel, timestamptz, timestamptz);
CREATE FUNCTION points_panel_settle(p_app points_application, p_panel points_panel, p_public_until timestamptz, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v record;
BEGIN
  SELECT count(*) FILTER (WHERE s.agrees) AS yes, count(*) FILTER (WHERE NOT s.agrees) AS no, count(*) AS asked INTO v FROM points_panel_seat s
  WHERE s.village_id = p_panel.village_id AND s.application_id = p_panel.application_id AND s.round = p_panel.round AND s.relieved_at IS NULL;
  IF v.yes >= p_panel.needed THEN
    PERFORM points_panel_close(p_app, p_panel, 'agreed', p_public_until, p_at);
  ELSIF v.no > p_panel.size - p_panel.needed THEN
    PERFORM points_panel_close(p_app, p_panel, 'refused', p_public_until, p_at);
  ELSIF v.yes + v.no = v.asked AND points_panel_seat(p_panel, p_at) IS NULL THEN
    PERFORM points_panel_close(p_app, p_panel, 'refused', p_public_until, p_at);
  END IF;
END $$;

-- First check passed: the panel is drawn. Answers {} or a refusal.
DROP FUNCTION IF EXISTS points_pass_check(uuid, uuid, jsonb);
CREATE FUNCTION points_pass_check(p_application uuid, p_person uuid, p_terms jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_app points_application;
  v_goes boolean;
BEGIN
  SELECT * INTO v_app FROM points_application a WHERE a.village_id = points_village() AND a.id = p_application FOR UPDATE;
  IF v_app.id IS NULL OR points_recused(v_app.village_id, p_person, v_app.household_id) OR p_person IN (v_app.member_id, v_app.filed_by_person_id) THEN
    RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND');
  END IF;
  -- The rule's lane, or more points than one person may give.
  SELECT r.lane = 'full' OR coalesce(r.points_max > points_two_above(v.settings), false) INTO v_goes
  FROM points_rule r JOIN village v ON v.id = r.village_id WHERE r.village_id = v_app.village_id AND r.id = v_app.rule_id;
  IF v_app.status <> 'submitted' THEN RETURN jsonb_build_object('refused', 'POINTS.APPLICATION_ALREADY_DECIDED', 'details', jsonb_build_object('status', v_app.status)); END IF;
  IF NOT v_goes THEN RETURN jsonb_build_object('refused', 'POINTS.LANE_FAST'); END IF;
  -- Terms name the offices that may check. Whoever came into one after the filing may have been put there for it; after 31 days they check as everybody else.
  IF NOT EXISTS (SELECT FROM village_role r WHERE r.village_id = v_app.village_id AND r.person_id = p_person AND p_terms -> 'checkers' ? r.role
    AND r.created_at <= greatest(v_app.submitted_at, now() - identity_office_new_for())) THEN RETURN jsonb_build_object('refused', 'POINTS.CHECK_OFFICE_NEW'); END IF;
  UPDATE points_application a SET status = 'in_review', checked_at = now(), checked_by_person_id = p_person, version = a.version + 1
  WHERE a.village_id = v_app.village_id AND a.id = v_app.id RETURNING a.* INTO v_app;
  -- The caller rolls back what it refuses.
  IF points_panel_open(v_app, 'panel', p_terms, p_person, now()) = 0 THEN RETURN jsonb_build_object('refused', 'POINTS.PANEL_EMPTY'); END IF;
  PERFORM points_tell(v_app, 'points.application.in_review', '{}', now());
  RETURN '{}';
END $$;

-- A vote, once. Who has no seat, or must step aside by now, finds nothing.
DROP FUNCTION IF EXISTS points_vote(uuid, uuid, boolean, integer, text, timestamptz);
CREATE FUNCTION points_vote(p_application uuid, p_person uuid, p_agrees boolean, p_points integer, p_reason text, p_public_until timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_app points_application;
  v_rule points_rule;
  v_panel points_panel;
  v_seat points_panel_seat;
  v_points integer;
BEGIN
  SELECT * INTO v_app FROM points_application a WHERE a.village_id = points_village() AND a.id = p_application FOR UPDATE;
  SELECT * INTO v_seat FROM points_panel_seat s WHERE s.village_id = v_app.village_id AND s.application_id = v_app.id AND s.person_id = p_person AND s.relieved_at IS NULL ORDER BY s.round DESC LIMIT 1;
  IF v_seat.person_id IS NULL OR points_recused(v_app.village_id, p_person, v_app.household_id) THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF v_seat.voted_at IS NOT NULL THEN RETURN jsonb_build_object('refused', 'POINTS.VOTE_CAST'); END IF;
  SELECT * INTO v_panel FROM points_panel p WHERE p.village_id = v_app.village_id AND p.application_id = v_app.id AND p.round = v_seat.round;
  IF v_panel.outcome IS NOT NULL OR v_app.status <> (CASE v_panel.purpose WHEN 'panel' THEN 'in_review' ELSE 'objected' END) THEN RETURN jsonb_build_object('refused', 'POINTS.PANEL_CLOSED'); END IF;
  IF btrim(p_reason) = '' AND (NOT p_agrees OR v_panel.purpose = 'objection') THEN RETURN jsonb_build_object('refused', 'POINTS.REASON_NEEDED'); END IF;
  IF p_agrees AND v_panel.purpose = 'panel' THEN
    SELECT * INTO v_rule FROM points_rule r WHERE r.village_id = v_app.village_id AND r.id = v_app.rule_id;
    v_points := coalesce(p_points, v_rule.points_min);
    IF v_points NOT BETWEEN v_rule.points_min AND v_rule.points_max THEN
      RETURN jsonb_build_object('refused', 'POINTS.RANGE', 'details', jsonb_build_object('min', v_rule.points_min, 'max', v_rule.points_max));
    END IF;
  END IF;
  UPDATE points_panel_seat s SET voted_at = now(), agrees = p_agrees, points = v_points, reason = btrim(p_reason)
  WHERE s.village_id = v_seat.village_id AND s.application_id = v_seat.application_id AND s.round = v_seat.round AND s.seat = v_seat.seat;
  PERFORM points_panel_settle(v_app, v_panel, p_public_until, now());
  RETURN '{}';
END $$;

REVOKE ALL ON FUNCTION points_panel_seat(points_panel, timestamptz), points_panel_open(points_application, text, jsonb, uuid, timestamptz), points_tell(points_application, text, jsonb, timestamptz),
  points_panel_close(points_application, points_panel, text, timestamptz, timestamptz), points_panel_settle(points_application, points_panel, timestamptz, timestamptz),
  points_pass_check(uuid, uuid, jsonb), points_vote(uuid, uuid, boolean, integer, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_pass_check(uuid, uuid, jsonb), points_vote(uuid, uuid, boolean, integer, text, timestamptz) TO jishan_app;
