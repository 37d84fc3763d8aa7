-- The versions of a village's rules. What a rule is worth decides what the books credit, so rules have one door too: the application's role
-- has no right to write them. A draft is written whole under its revision; what was adopted is never written again.
-- Each function answers {"done": …} or {"refused": code, "details": {…}}.

-- Whatever changes versions of one village waits in one line.
DROP FUNCTION IF EXISTS rule_sets_lock(uuid);
CREATE FUNCTION rule_sets_lock(p_village uuid) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('rule-sets ' || p_village, 0))
$$;

-- What is called the same goes on along its line (decision 0067): a rule of a draft that would begin one takes that of the village's last adopted rule of
-- the same category and title, if no other rule of the draft is on it. Whatever brought it, so a limit cannot be passed by writing the rule anew.
DROP FUNCTION IF EXISTS rule_draft_lines(uuid, uuid);
CREATE FUNCTION rule_draft_lines(p_village uuid, p_set uuid) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE points_rule r SET origin_rule_id = f.line_id
  FROM (
    SELECT DISTINCT ON (k.line_id) n.id, k.line_id FROM points_rule n
    JOIN (SELECT DISTINCT ON (o.category, btrim(o.title)) o.category, btrim(o.title) AS title, coalesce(o.origin_rule_id, o.id) AS line_id, s.version
      FROM points_rule o JOIN points_rule_set s ON s.village_id = o.village_id AND s.id = o.rule_set_id AND s.version IS NOT NULL
      WHERE o.village_id = p_village AND NOT EXISTS (SELECT FROM points_rule_decision d WHERE d.village_id = s.village_id AND d.id = s.decision_id AND d.withdrawn_at IS NOT NULL)
      ORDER BY o.category, btrim(o.title), s.version DESC, o.id) k ON k.category = n.category AND k.title = btrim(n.title)
    WHERE n.village_id = p_village AND n.rule_set_id = p_set AND n.origin_rule_id IS NULL
      AND NOT EXISTS (SELECT FROM points_rule t WHERE t.village_id = p_village AND t.rule_set_id = p_set AND t.origin_rule_id = k.line_id)
    -- A line that was renamed has two titles; the later one has it.
    ORDER BY k.line_id, k.version DESC, n.id) f
  WHERE r.village_id = p_village AND r.id = f.id
$$;

DROP FUNCTION IF EXISTS rule_draft_fill(uuid, uuid, jsonb);
CREATE FUNCTION rule_draft_fill(p_village uuid, p_set uuid, p_rules jsonb) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_written integer;
BEGIN
  DELETE FROM points_rule r WHERE r.village_id = p_village AND r.rule_set_id = p_set AND r.id NOT IN (SELECT (n ->> 'id')::uuid FROM jsonb_array_elements(p_rules) n);
  INSERT INTO points_rule (village_id, id, rule_set_id, origin_rule_id, position, category, title, standard, points_min, points_max, unit, cap_times, cap_period, cap_subject,
    min_photos, max_photos, text_required, started_by, lane, valid_from, valid_until)
  SELECT p_village, n.id, p_set, nullif(n."lineId", n.id), n.position, n.category, n.title, n.standard, n."pointsMin", n."pointsMax", n.unit,
    (n.cap ->> 'times')::int, n.cap ->> 'period', n.cap ->> 'subject', n."minPhotos", n."maxPhotos", n."textRequired", n."startedBy", n.lane, n."validFrom", n."validUntil"
  FROM ROWS FROM (jsonb_to_recordset(p_rules) AS (id uuid, "lineId" uuid, category text, title text, standard text, "pointsMin" int, "pointsMax" int, unit text, cap jsonb,
    "minPhotos" int, "maxPhotos" int, "textRequired" boolean, "startedBy" text, lane text, "validFrom" date, "validUntil" date)) WITH ORDINALITY
    n(id, "lineId", category, title, standard, "pointsMin", "pointsMax", unit, cap, "minPhotos", "maxPhotos", "textRequired", "startedBy", lane, "validFrom", "validUntil", position)
  ON CONFLICT (village_id, id) DO UPDATE SET position = excluded.position, category = excluded.category, title = excluded.title, standard = excluded.standard,
    points_min = excluded.points_min, points_max = excluded.points_max, unit = excluded.unit, cap_times = excluded.cap_times, cap_period = excluded.cap_period,
    cap_subject = excluded.cap_subject, min_photos = excluded.min_photos, max_photos = excluded.max_photos, text_required = excluded.text_required, started_by = excluded.started_by,
    lane = excluded.lane, valid_from = excluded.valid_from, valid_until = excluded.valid_until
    WHERE points_rule.rule_set_id = p_set;
  GET DIAGNOSTICS v_written = ROW_COUNT;
  PERFORM rule_draft_lines(p_village, p_set);
  -- Fewer: an id is another version's rule, which stays as it is.
  RETURN v_written = jsonb_array_length(p_rules);
END $$;

-- `p_copied_from`: {name, title, version, day} of the published standard that it was copied from, or null.
DROP FUNCTION IF EXISTS rule_draft_create(uuid, uuid, text, uuid, integer, jsonb, integer);
DROP FUNCTION IF EXISTS rule_draft_create(uuid, uuid, text, uuid, integer, jsonb, integer, jsonb);
CREATE FUNCTION rule_draft_create(p_village uuid, p_set uuid, p_title text, p_based_on uuid, p_month_cap integer, p_rules jsonb, p_max_drafts integer, p_copied_from jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM rule_sets_lock(p_village);
  IF EXISTS (SELECT FROM points_rule_set s WHERE s.village_id = p_village AND s.id = p_set) THEN RETURN jsonb_build_object('refused', 'POINTS.RULE_SET_ID_TAKEN'); END IF;
  IF (SELECT count(*) FROM points_rule_set s WHERE s.village_id = p_village AND s.status = 'draft') >= p_max_drafts THEN
    RETURN jsonb_build_object('refused', 'POINTS.TOO_MANY_DRAFTS', 'details', jsonb_build_object('max', p_max_drafts));
  END IF;
  INSERT INTO points_rule_set (village_id, id, status, title, based_on_id, household_month_cap, copied_from_name, copied_from_title, copied_from_version, copied_from_day)
  VALUES (p_village, p_set, 'draft', p_title, p_based_on, p_month_cap, p_copied_from ->> 'name', p_copied_from ->> 'title', (p_copied_from ->> 'version')::int,
    (p_copied_from ->> 'day')::date);
  IF NOT rule_draft_fill(p_village, p_set, p_rules) THEN RAISE EXCEPTION 'a copied rule took an id that was there' USING ERRCODE = 'unique_violation'; END IF;
  RETURN jsonb_build_object('done', 1);
END $$;

-- The draft as a whole, if it is still what its writer saw.
DROP FUNCTION IF EXISTS rule_draft_write(uuid, uuid, integer, text, integer, jsonb);
CREATE FUNCTION rule_draft_write(p_village uuid, p_set uuid, p_revision integer, p_title text, p_month_cap integer, p_rules jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_refused text := rule_draft_lock(p_village, p_set, p_revision);
BEGIN
  IF v_refused IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refused); END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(p_rules) n JOIN points_rule r ON r.village_id = p_village AND r.id = (n ->> 'id')::uuid WHERE r.rule_set_id <> p_set) THEN
    RETURN jsonb_build_object('refused', 'POINTS.RULE_ID_TAKEN');
  END IF;
  UPDATE points_rule_set s SET title = p_title, household_month_cap = p_month_cap, revision = s.revision + 1 WHERE s.village_id = p_village AND s.id = p_set;
  IF NOT rule_draft_fill(p_village, p_set, p_rules) THEN RAISE EXCEPTION 'a rule’s id was taken meanwhile' USING ERRCODE = 'serialization_failure'; END IF;
  RETURN jsonb_build_object('done', p_revision + 1);
END $$;

DROP FUNCTION IF EXISTS rule_draft_lock(uuid, uuid, integer);
CREATE FUNCTION rule_draft_lock(p_village uuid, p_set uuid, p_revision integer) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_set points_rule_set;
BEGIN
  SELECT * INTO v_set FROM points_rule_set s WHERE s.village_id = p_village AND s.id = p_set FOR UPDATE;
  RETURN CASE WHEN v_set.id IS NULL THEN 'RESOURCE.NOT_FOUND' WHEN v_set.status <> 'draft' THEN 'POINTS.RULE_SET_NOT_DRAFT' WHEN v_set.revision <> p_revision THEN 'VERSION.STALE' END;
END $$;

DROP FUNCTION IF EXISTS rule_draft_discard(uuid, uuid, integer);
CREATE FUNCTION rule_draft_discard(p_village uuid, p_set uuid, p_revision integer) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_refused text := rule_draft_lock(p_village, p_set, p_revision);
BEGIN
  IF v_refused IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refused); END IF;
  DELETE FROM points_rule r WHERE r.village_id = p_village AND r.rule_set_id = p_set;
  DELETE FROM points_rule_set s WHERE s.village_id = p_village AND s.id = p_set;
  RETURN jsonb_build_object('done', true);
END $$;

-- Writes down what the day has brought: the adopted version whose day has come is in force, the one before it retired. Readers do not wait for it.
DROP FUNCTION IF EXISTS rule_sets_settle(uuid);
CREATE FUNCTION rule_sets_settle(p_village uuid DEFAULT NULL) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_due record;
  v_count integer := 0;
BEGIN
  FOR v_due IN SELECT s.village_id, s.id FROM points_rule_set s WHERE s.status = 'adopted' AND s.effective_from <= now() AND (p_village IS NULL OR s.village_id = p_village)
    ORDER BY s.village_id LOOP
    PERFORM rule_sets_lock(v_due.village_id);
    -- Somebody else may have settled it while we waited.
    CONTINUE WHEN NOT EXISTS (SELECT FROM points_rule_set s WHERE s.village_id = v_due.village_id AND s.id = v_due.id AND s.status = 'adopted');
    UPDATE points_rule_set s SET status = 'retired' WHERE s.village_id = v_due.village_id AND s.status = 'in_force';
    UPDATE points_rule_set s SET status = 'in_force' WHERE s.village_id = v_due.village_id AND s.id = v_due.id;
    v_count := v_count + 1;
  END LOOP;
  RETURN v_count;
END $$;

-- Villages behind this one with a version whose day has come.
DROP FUNCTION IF EXISTS rule_sets_due(uuid, integer);
CREATE FUNCTION rule_sets_due(p_after uuid, p_limit integer) RETURNS TABLE (village_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT s.village_id FROM points_rule_set s WHERE s.status = 'adopted' AND s.effective_from <= now() AND s.village_id > p_after ORDER BY s.village_id LIMIT p_limit
$$;

-- The first day on which a version that is adopted today may begin. Where rules are in force it is that of a loosened safeguard (looseningDay, decision 0059): what is worth more
-- than before counts after a whole day of the village's, in which everybody may read it. A village's first rules may begin at once.
DROP FUNCTION IF EXISTS rule_set_first_day(uuid);
CREATE FUNCTION rule_set_first_day(p_village uuid) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date + CASE WHEN EXISTS (SELECT FROM points_rule_set s WHERE s.village_id = p_village
    AND (s.status = 'in_force' OR s.status = 'adopted' AND s.effective_from <= now())) THEN 2 ELSE 0 END
$$;

-- Adopts a draft with the recorded decision: {id, decidedOn, representatives, present, votesFor, votesAgainst, effectiveOn, photoIds, personId, accountId,
-- shortFund: {percent, reason} or null}.
-- In force at once when its day is today, which only a village's first version's may be, else from the midnight that begins it.
DROP FUNCTION IF EXISTS rule_set_adopt(uuid, uuid, integer, jsonb);
CREATE FUNCTION rule_set_adopt(p_village uuid, p_set uuid, p_revision integer, p_decision jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_refused text;
  v_pending points_rule_set;
  v_today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
  v_day date := (p_decision ->> 'effectiveOn')::date;
  v_decision uuid := (p_decision ->> 'id')::uuid;
  v_photos integer;
BEGIN
  PERFORM rule_sets_lock(p_village);
  PERFORM rule_sets_settle(p_village);
  v_refused := rule_draft_lock(p_village, p_set, p_revision);
  IF v_refused IS NOT NULL THEN RETURN jsonb_build_object('refused', v_refused); END IF;
  IF NOT EXISTS (SELECT FROM points_rule r WHERE r.village_id = p_village AND r.rule_set_id = p_set) THEN RETURN jsonb_build_object('refused', 'POINTS.RULE_SET_EMPTY'); END IF;
  SELECT * INTO v_pending FROM points_rule_set s WHERE s.village_id = p_village AND s.status = 'adopted';
  IF v_pending.id IS NOT NULL THEN
    RETURN jsonb_build_object('refused', 'POINTS.ADOPTION_PENDING', 'details', jsonb_build_object('version', v_pending.version,
      'from', (v_pending.effective_from AT TIME ZONE 'Asia/Shanghai')::date));
  END IF;
  IF v_day < rule_set_first_day(p_village) THEN
    RETURN jsonb_build_object('refused', 'POINTS.EFFECTIVE_TOO_SOON', 'details', jsonb_build_object('from', rule_set_first_day(p_village)));
  END IF;
  INSERT INTO points_rule_decision (village_id, id, rule_set_id, decided_on, representatives, present, votes_for, votes_against, recorded_by_person_id, short_fund_percent, short_fund_reason)
  VALUES (p_village, v_decision, p_set, (p_decision ->> 'decidedOn')::date, (p_decision ->> 'representatives')::int, (p_decision ->> 'present')::int,
    (p_decision ->> 'votesFor')::int, (p_decision ->> 'votesAgainst')::int, (p_decision ->> 'personId')::uuid,
    (p_decision -> 'shortFund' ->> 'percent')::int, p_decision -> 'shortFund' ->> 'reason');
  INSERT INTO points_rule_decision_photo (village_id, decision_id, position, media_id)
  SELECT p_village, v_decision, p.n, o.id FROM jsonb_array_elements_text(p_decision -> 'photoIds') WITH ORDINALITY p(id, n)
  JOIN media_object o ON o.village_id = p_village AND o.id = p.id::uuid AND o.uploaded_by_account_id = (p_decision ->> 'accountId')::uuid;
  GET DIAGNOSTICS v_photos = ROW_COUNT;
  -- Not one of them, and the whole adoption, comes to nothing with the caller's transaction.
  IF v_photos = 0 OR v_photos <> jsonb_array_length(p_decision -> 'photoIds') THEN RETURN jsonb_build_object('refused', 'POINTS.MINUTES_UNKNOWN'); END IF;
  -- What was written before this village had such a line, or while another version was being adopted.
  PERFORM rule_draft_lines(p_village, p_set);
  UPDATE points_rule_set s SET status = CASE WHEN v_day = v_today THEN 'in_force' ELSE 'adopted' END, decision_id = v_decision, revision = s.revision + 1,
    effective_from = CASE WHEN v_day = v_today THEN now() ELSE v_day::timestamp AT TIME ZONE 'Asia/Shanghai' END,
    version = (SELECT coalesce(max(o.version), 0) + 1 FROM points_rule_set o WHERE o.village_id = p_village)
  WHERE s.village_id = p_village AND s.id = p_set;
  -- The other drafts go on along the lines that began with this version.
  PERFORM rule_draft_lines(p_village, s.id) FROM points_rule_set s WHERE s.village_id = p_village AND s.status = 'draft';
  RETURN jsonb_build_object('done', p_revision + 1);
END $$;

-- Before its day an adoption can be taken back, with a reason. The version keeps its number and its decision: what happened stays on record.
DROP FUNCTION IF EXISTS rule_set_withdraw(uuid, uuid, text);
CREATE FUNCTION rule_set_withdraw(p_village uuid, p_set uuid, p_reason text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_set points_rule_set;
BEGIN
  PERFORM rule_sets_lock(p_village);
  SELECT * INTO v_set FROM points_rule_set s WHERE s.village_id = p_village AND s.id = p_set FOR UPDATE;
  IF v_set.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF v_set.status <> 'adopted' OR v_set.effective_from <= now() THEN RETURN jsonb_build_object('refused', 'POINTS.ADOPTION_NOT_PENDING'); END IF;
  UPDATE points_rule_decision d SET withdrawn_at = now(), withdraw_reason = p_reason WHERE d.village_id = p_village AND d.id = v_set.decision_id;
  UPDATE points_rule_set s SET status = 'retired', revision = s.revision + 1 WHERE s.village_id = p_village AND s.id = p_set;
  RETURN jsonb_build_object('done', v_set.revision + 1);
END $$;

REVOKE ALL ON FUNCTION rule_sets_lock(uuid), rule_set_first_day(uuid), rule_draft_lines(uuid, uuid), rule_draft_fill(uuid, uuid, jsonb), rule_draft_lock(uuid, uuid, integer),
  rule_sets_settle(uuid), rule_sets_due(uuid, integer),
  rule_draft_create(uuid, uuid, text, uuid, integer, jsonb, integer, jsonb), rule_draft_write(uuid, uuid, integer, text, integer, jsonb), rule_draft_discard(uuid, uuid, integer),
  rule_set_adopt(uuid, uuid, integer, jsonb), rule_set_withdraw(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rule_set_first_day(uuid), rule_sets_settle(uuid), rule_sets_due(uuid, integer), rule_draft_create(uuid, uuid, text, uuid, integer, jsonb, integer, jsonb), rule_draft_write(uuid, uuid, integer, text, integer, jsonb),
  rule_draft_discard(uuid, uuid, integer), rule_set_adopt(uuid, uuid, integer, jsonb), rule_set_withdraw(uuid, uuid, text) TO jishan_app;
