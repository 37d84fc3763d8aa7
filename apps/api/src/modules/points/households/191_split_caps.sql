-- What was counted against a household's caps before a 分户 counts for both afterwards, or a family could split to be credited anew within the period.
-- Under the wallet's lock, which every credit takes before its caps. A member's caps go with the member as they are.
-- Of a rule's use the new household has a copy; what it gives back later is its own. The month's points stay apart (`carried`): they are no credits of the new one.
DROP FUNCTION IF EXISTS points_split_caps(uuid, uuid, uuid);
CREATE FUNCTION points_split_caps(p_village uuid, p_from uuid, p_to uuid) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO points_cap_use (village_id, rule_id, subject_id, period_start, used)
  SELECT u.village_id, u.rule_id, p_to, u.period_start, u.used FROM points_cap_use u WHERE u.village_id = p_village AND u.subject_id = p_from AND u.used > 0;
  INSERT INTO points_month_use (village_id, household_id, month_start, points, carried)
  SELECT m.village_id, p_to, m.month_start, 0, m.points + m.carried FROM points_month_use m WHERE m.village_id = p_village AND m.household_id = p_from AND m.points + m.carried > 0
$$;

-- Of a 并户 the household that goes on has used what either had, whichever is more: not both, for two who lived apart had their limits each, and not its own alone, or a family that
-- splits and comes back in turns would have them anew each time. Under the locks of both wallets.
DROP FUNCTION IF EXISTS points_merge_caps(uuid, uuid, uuid);
CREATE FUNCTION points_merge_caps(p_village uuid, p_from uuid, p_to uuid) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO points_cap_use AS n (village_id, rule_id, subject_id, period_start, used)
  SELECT u.village_id, u.rule_id, p_to, u.period_start, u.used FROM points_cap_use u WHERE u.village_id = p_village AND u.subject_id = p_from AND u.used > 0
  ON CONFLICT (village_id, rule_id, subject_id, period_start) DO UPDATE SET used = greatest(n.used, excluded.used);
  INSERT INTO points_month_use AS n (village_id, household_id, month_start, points, carried)
  SELECT m.village_id, p_to, m.month_start, 0, m.points + m.carried FROM points_month_use m WHERE m.village_id = p_village AND m.household_id = p_from AND m.points + m.carried > 0
  ON CONFLICT (village_id, household_id, month_start) DO UPDATE SET carried = greatest(n.carried, excluded.carried - n.points)
$$;

-- For limits that are counted from what happened, and not kept: whose deeds since `p_since` are a household's too, and of each those before `until`. Its own; what the family that it was
-- split off from did before that; what whoever went into it did. Each once, however many ways lead there: of who split off and came back.
DROP FUNCTION IF EXISTS points_family_since(uuid, uuid, timestamptz);
CREATE FUNCTION points_family_since(p_village uuid, p_household uuid, p_since timestamptz) RETURNS TABLE (household_id uuid, until timestamptz) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE family AS (
    SELECT p_household AS household_id, 'infinity'::timestamptz AS until
    UNION ALL
    SELECT c.from_household_id, least(f.until, c.created_at) FROM family f
    JOIN household_change c ON c.village_id = p_village AND c.to_household_id = f.household_id AND c.created_at >= p_since AND c.created_at < f.until)
  SELECT f.household_id, max(f.until) FROM family f GROUP BY f.household_id
$$;
REVOKE ALL ON FUNCTION points_split_caps(uuid, uuid, uuid), points_merge_caps(uuid, uuid, uuid), points_family_since(uuid, uuid, timestamptz) FROM PUBLIC;
-- It reads what the caller may read anyway: the shelf says with it what is had of an article.
GRANT EXECUTE ON FUNCTION points_family_since(uuid, uuid, timestamptz) TO jishan_app;
