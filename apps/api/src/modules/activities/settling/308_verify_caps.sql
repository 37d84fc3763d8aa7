-- What is counted against the rules' limits is what was credited: whoever set it back could be credited anew, and nothing else in the books would say so. It stands
-- here, where everything that credits under a rule is known. Of a merged household the limits are no sum of credits (points_merge_caps), so it is not
-- asked; one that came from a 分户 has a copy of what was used before it, so it has used no less than its credits. Read-only; no row when it is right.
DROP FUNCTION IF EXISTS activities_verify_caps(uuid);
CREATE FUNCTION activities_verify_caps(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH credit AS (
    SELECT a.village_id, a.rule_id, a.member_id, a.household_id, a.submitted_at AS deed FROM points_application a WHERE a.status = 'credited'
    UNION ALL SELECT p.village_id, c.rule_id, p.person_id, p.household_id, c.starts_at FROM activity_presence p JOIN activity c ON c.village_id = p.village_id AND c.id = p.activity_id
      WHERE p.points > 0 AND p.reversed_at IS NULL
    UNION ALL SELECT o.village_id, o.rule_id, o.household_id, o.household_id, o.granted_on::timestamp AT TIME ZONE 'Asia/Shanghai' FROM honour o WHERE o.points IS NOT NULL AND o.revoked_at IS NULL),
  credited AS (
    SELECT c.village_id, coalesce(r.origin_rule_id, r.id) AS rule_id, CASE r.cap_subject WHEN 'member' THEN c.member_id ELSE c.household_id END AS subject_id,
      date_trunc(r.cap_period, c.deed AT TIME ZONE 'Asia/Shanghai')::date AS period_start, count(*)::int AS times
    FROM credit c JOIN points_rule r ON r.village_id = c.village_id AND r.id = c.rule_id AND r.cap_times IS NOT NULL WHERE p_village IS NULL OR c.village_id = p_village GROUP BY 1, 2, 3, 4),
  counted AS (
    SELECT coalesce(u.village_id, k.village_id) AS village_id, coalesce(u.rule_id, k.rule_id) AS rule_id, coalesce(u.subject_id, k.subject_id) AS subject_id,
      coalesce(u.period_start, k.period_start) AS period_start, coalesce(u.used, 0) AS used, coalesce(k.times, 0) AS times
    FROM (SELECT * FROM points_cap_use x WHERE p_village IS NULL OR x.village_id = p_village) u
    FULL JOIN credited k ON k.village_id = u.village_id AND k.rule_id = u.rule_id AND k.subject_id = u.subject_id AND k.period_start = u.period_start)
  SELECT n.village_id, 'limit', n.subject_id, format('rule %s from %s on: %s counted, %s credited', n.rule_id, n.period_start, n.used, n.times)
  FROM counted n
  WHERE n.used <> n.times
    AND NOT EXISTS (SELECT FROM household_change c WHERE c.village_id = n.village_id AND c.kind = 'merge' AND n.subject_id IN (c.from_household_id, c.to_household_id))
    AND (n.used < n.times OR NOT EXISTS (SELECT FROM household_change c WHERE c.village_id = n.village_id AND c.kind = 'split' AND c.to_household_id = n.subject_id))
$$;
REVOKE ALL ON FUNCTION activities_verify_caps(uuid) FROM PUBLIC;
