-- What villages and offices show to each other: a copy of rules, and nothing else, in a table of its own (docs/decisions/0056-standards-to-copy.md).
-- Each function answers {"done": …} or {"refused": code, "details": {…}}.

DROP FUNCTION IF EXISTS points_standards_lock(uuid);
CREATE FUNCTION points_standards_lock(p_organization uuid) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('standards ' || p_organization, 0))
$$;

-- The county that a village stands in; null: in none.
DROP FUNCTION IF EXISTS points_county_of(uuid);
CREATE FUNCTION points_county_of(p_village uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE above AS (
    SELECT o.id, o.parent_id, o.kind, 0 AS height FROM organization o WHERE o.id = p_village
    UNION ALL SELECT o.id, o.parent_id, o.kind, a.height + 1 FROM organization o JOIN above a ON o.id = a.parent_id)
  SELECT a.id FROM above a WHERE a.kind = 'county' ORDER BY a.height LIMIT 1
$$;

-- The rules of a version as an author would write them: no id of the village's leaves it.
DROP FUNCTION IF EXISTS points_standard_rules(uuid, uuid);
CREATE FUNCTION points_standard_rules(p_village uuid, p_set uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('category', r.category, 'title', r.title, 'standard', r.standard, 'pointsMin', r.points_min, 'pointsMax', r.points_max,
    'unit', r.unit, 'cap', CASE WHEN r.cap_times IS NOT NULL THEN jsonb_build_object('times', r.cap_times, 'period', r.cap_period, 'subject', r.cap_subject) END,
    'minPhotos', r.min_photos, 'maxPhotos', r.max_photos, 'textRequired', r.text_required, 'startedBy', r.started_by, 'lane', r.lane,
    'validFrom', r.valid_from, 'validUntil', r.valid_until) ORDER BY r.position, r.id), '[]')
  FROM points_rule r WHERE r.village_id = p_village AND r.rule_set_id = p_set
$$;

-- Publishes the version in force, in place of the one that was published before. The same version again changes nothing.
DROP FUNCTION IF EXISTS points_standard_publish(uuid, uuid, uuid);
CREATE FUNCTION points_standard_publish(p_village uuid, p_set uuid, p_standard uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_set points_rule_set;
  v_county uuid := points_county_of(p_village);
  v_rules jsonb;
BEGIN
  PERFORM rule_sets_lock(p_village);
  PERFORM rule_sets_settle(p_village);
  SELECT * INTO v_set FROM points_rule_set s WHERE s.village_id = p_village AND s.id = p_set;
  IF v_set.id IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  IF v_set.status <> 'in_force' THEN RETURN jsonb_build_object('refused', 'POINTS.STANDARD_NOT_IN_FORCE'); END IF;
  IF v_county IS NULL THEN RETURN jsonb_build_object('refused', 'POINTS.STANDARD_NO_COUNTY'); END IF;
  -- Behind the lock: what is in force by now changes no more.
  v_rules := points_standard_rules(p_village, p_set);
  IF v_rules = '[]' THEN RETURN jsonb_build_object('refused', 'POINTS.RULE_SET_EMPTY'); END IF;
  PERFORM points_standards_lock(p_village);
  IF EXISTS (SELECT FROM points_standard t WHERE t.organization_id = p_village AND t.rule_set_id = p_set) THEN RETURN jsonb_build_object('done', true); END IF;
  DELETE FROM points_standard t WHERE t.organization_id = p_village;
  INSERT INTO points_standard (id, organization_id, area_id, title, version, rule_set_id, effective_on, household_month_cap, rules)
  VALUES (p_standard, p_village, v_county, v_set.title, v_set.version, p_set, (v_set.effective_from AT TIME ZONE 'Asia/Shanghai')::date, v_set.household_month_cap, v_rules);
  RETURN jsonb_build_object('done', true);
END $$;

-- Nobody reads what was taken back: no copy of it stays. Nothing published is as good as taken back.
DROP FUNCTION IF EXISTS points_standard_withdraw(uuid);
CREATE FUNCTION points_standard_withdraw(p_village uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM points_standards_lock(p_village);
  DELETE FROM points_standard t WHERE t.organization_id = p_village AND t.version IS NOT NULL;
  RETURN jsonb_build_object('done', true);
END $$;

-- An office's template, for the villages below it. A village is no office: whoever stands above it does not publish in its name.
DROP FUNCTION IF EXISTS points_template_publish(uuid, uuid, text, integer, jsonb, integer);
CREATE FUNCTION points_template_publish(p_office uuid, p_standard uuid, p_title text, p_month_cap integer, p_rules jsonb, p_max integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM organization o WHERE o.id = p_office AND o.kind <> 'village') THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  PERFORM points_standards_lock(p_office);
  IF EXISTS (SELECT FROM points_standard t WHERE t.id = p_standard) THEN RETURN jsonb_build_object('refused', 'POINTS.STANDARD_ID_TAKEN'); END IF;
  IF (SELECT count(*) FROM points_standard t WHERE t.organization_id = p_office) >= p_max THEN
    RETURN jsonb_build_object('refused', 'POINTS.TOO_MANY_TEMPLATES', 'details', jsonb_build_object('max', p_max));
  END IF;
  INSERT INTO points_standard (id, organization_id, area_id, title, household_month_cap, rules) VALUES (p_standard, p_office, p_office, p_title, p_month_cap, p_rules);
  RETURN jsonb_build_object('done', true);
END $$;

DROP FUNCTION IF EXISTS points_template_withdraw(uuid, uuid);
CREATE FUNCTION points_template_withdraw(p_office uuid, p_standard uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM points_standards_lock(p_office);
  DELETE FROM points_standard t WHERE t.organization_id = p_office AND t.id = p_standard AND t.version IS NULL;
  RETURN CASE WHEN FOUND THEN jsonb_build_object('done', true) ELSE jsonb_build_object('refused', 'RESOURCE.NOT_FOUND') END;
END $$;

-- What an office has published, for the office: it is in no village, so row-level security shows it nothing.
DROP FUNCTION IF EXISTS points_templates(uuid, timestamptz, uuid, integer);
CREATE FUNCTION points_templates(p_office uuid, p_before timestamptz, p_before_id uuid, p_limit integer) RETURNS SETOF points_standard
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.* FROM points_standard t WHERE t.organization_id = p_office AND t.version IS NULL
    AND (p_before IS NULL OR (t.published_at, t.id) < (p_before, p_before_id)) ORDER BY t.published_at DESC, t.id DESC LIMIT p_limit
$$;

-- What villages below an office have opened, the newest first: for the office, as above. Part of a village's name, or ''.
DROP FUNCTION IF EXISTS points_office_standards(uuid, text, timestamptz, uuid, integer);
CREATE FUNCTION points_office_standards(p_office uuid, p_query text, p_before timestamptz, p_before_id uuid, p_limit integer)
RETURNS TABLE (id uuid, organization_id uuid, title text, version integer, effective_on date, published_at timestamptz, rules jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE below AS (
    SELECT o.id, o.name FROM organization o WHERE o.id = p_office
    UNION ALL SELECT o.id, o.name FROM organization o JOIN below b ON o.parent_id = b.id)
  SELECT t.id, t.organization_id, t.title, t.version, t.effective_on, t.published_at, t.rules FROM points_standard t JOIN below b ON b.id = t.organization_id
  WHERE t.version IS NOT NULL AND (p_query = '' OR strpos(b.name, p_query) > 0) AND (p_before IS NULL OR (t.published_at, t.id) < (p_before, p_before_id))
  ORDER BY t.published_at DESC, t.id DESC LIMIT p_limit
$$;

-- One of these, or a template of the office's own; no row for any other.
DROP FUNCTION IF EXISTS points_office_standard(uuid, uuid);
CREATE FUNCTION points_office_standard(p_office uuid, p_standard uuid)
RETURNS TABLE (id uuid, organization_id uuid, title text, version integer, effective_on date, published_at timestamptz, household_month_cap integer, rules jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE above AS (
    SELECT t.organization_id AS id FROM points_standard t WHERE t.id = p_standard AND (t.version IS NOT NULL OR t.organization_id = p_office)
    UNION ALL SELECT o.parent_id FROM organization o JOIN above a ON o.id = a.id WHERE o.parent_id IS NOT NULL)
  SELECT t.id, t.organization_id, t.title, t.version, t.effective_on, t.published_at, t.household_month_cap, t.rules FROM points_standard t
  WHERE t.id = p_standard AND EXISTS (SELECT FROM above a WHERE a.id = p_office)
$$;

-- What a village below has opened, published once more as the office's template: a copy like any other.
DROP FUNCTION IF EXISTS points_template_copy(uuid, uuid, uuid, text, integer);
CREATE FUNCTION points_template_copy(p_office uuid, p_id uuid, p_standard uuid, p_title text, p_max integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_cap integer;
  v_rules jsonb;
BEGIN
  SELECT t.household_month_cap, t.rules INTO v_cap, v_rules FROM points_office_standard(p_office, p_standard) t WHERE t.version IS NOT NULL;
  IF v_rules IS NULL THEN RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND'); END IF;
  RETURN points_template_publish(p_office, p_id, p_title, v_cap, v_rules, p_max);
END $$;

REVOKE ALL ON FUNCTION points_standards_lock(uuid), points_county_of(uuid), points_standard_rules(uuid, uuid), points_standard_publish(uuid, uuid, uuid), points_standard_withdraw(uuid),
  points_template_publish(uuid, uuid, text, integer, jsonb, integer), points_template_withdraw(uuid, uuid), points_templates(uuid, timestamptz, uuid, integer),
  points_office_standards(uuid, text, timestamptz, uuid, integer), points_office_standard(uuid, uuid), points_template_copy(uuid, uuid, uuid, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_standard_publish(uuid, uuid, uuid), points_standard_withdraw(uuid), points_template_publish(uuid, uuid, text, integer, jsonb, integer),
  points_template_withdraw(uuid, uuid), points_templates(uuid, timestamptz, uuid, integer), points_county_of(uuid),
  points_office_standards(uuid, text, timestamptz, uuid, integer), points_office_standard(uuid, uuid), points_template_copy(uuid, uuid, uuid, text, integer) TO jishan_app;
