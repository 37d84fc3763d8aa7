-- The rules' caps for modules that earn in another way than by application. They say who did what under which rule; how caps are counted stays here.
-- Both run inside such a module's own SECURITY DEFINER function, after the accounts are locked: caps come after accounts in the lock order.

-- Takes one use per person, in the order given, and answers which places of the list are over the cap. What is not over is taken.
DROP FUNCTION IF EXISTS points_caps_take_for(uuid, uuid, uuid[], uuid[], timestamptz);
CREATE FUNCTION points_caps_take_for(p_village uuid, p_rule uuid, p_members uuid[], p_households uuid[], p_deed timestamptz) RETURNS integer[]
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_cases points_approval[];
BEGIN
  -- By name: an application's case has more to say than a cap wants to know.
  SELECT array_agg(jsonb_populate_record(NULL::points_approval, jsonb_build_object('ord', m.n, 'village_id', p_village, 'rule_id', r.id, 'cap_rule', coalesce(r.origin_rule_id, r.id), 'cap_times', r.cap_times,
      'cap_period', r.cap_period, 'cap_kind', r.cap_subject, 'cap_subject', CASE r.cap_subject WHEN 'member' THEN m.member_id WHEN 'household' THEN m.household_id END,
      'cap_start', date_trunc(r.cap_period, p_deed AT TIME ZONE 'Asia/Shanghai')::date)) ORDER BY m.n) INTO v_cases
  FROM unnest(p_members, p_households) WITH ORDINALITY m(member_id, household_id, n)
  JOIN points_rule r ON r.village_id = p_village AND r.id = p_rule AND r.cap_times IS NOT NULL;
  IF v_cases IS NULL THEN RETURN '{}'; END IF;
  RETURN ARRAY(SELECT k::integer FROM jsonb_object_keys(points_caps_take(v_cases)) k ORDER BY 1);
END $$;

-- Gives one use back, for a credit that was reversed.
DROP FUNCTION IF EXISTS points_cap_give_back(uuid, uuid, uuid, uuid, timestamptz);
CREATE FUNCTION points_cap_give_back(p_village uuid, p_rule uuid, p_member uuid, p_household uuid, p_deed timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE points_cap_use u SET used = u.used - 1 FROM points_rule r
  WHERE r.village_id = p_village AND r.id = p_rule AND u.village_id = r.village_id AND u.rule_id = coalesce(r.origin_rule_id, r.id) AND u.used > 0
    AND u.subject_id = CASE r.cap_subject WHEN 'member' THEN p_member WHEN 'household' THEN p_household END
    AND u.period_start = date_trunc(r.cap_period, p_deed AT TIME ZONE 'Asia/Shanghai')::date;
END $$;

REVOKE ALL ON FUNCTION points_caps_take_for(uuid, uuid, uuid[], uuid[], timestamptz), points_cap_give_back(uuid, uuid, uuid, uuid, timestamptz) FROM PUBLIC;
