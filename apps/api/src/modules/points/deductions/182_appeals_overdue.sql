-- The clock's own: appeals whose day is over without anybody having weighed them; secretary and supervisor are told, once. Nothing is taken meanwhile.

-- What is over behind a key.
DROP FUNCTION IF EXISTS points_appeals_overdue_due(uuid, uuid, integer);
CREATE FUNCTION points_appeals_overdue_due(p_village uuid, p_id uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.village_id, d.id FROM points_deduction d
  WHERE d.status = 'appealed' AND d.overdue_told_at IS NULL AND d.decide_due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date AND (d.village_id, d.id) > (p_village, p_id)
  ORDER BY d.village_id, d.id LIMIT p_limit
$$;

-- Those of these that still are. What somebody else holds right now is left to the next pass.
DROP FUNCTION IF EXISTS points_appeals_overdue(uuid[], uuid[]);
CREATE FUNCTION points_appeals_overdue(p_villages uuid[], p_ids uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_told integer;
BEGIN
  WITH late AS MATERIALIZED (
    SELECT d.village_id, d.id FROM unnest(p_villages, p_ids) c(v, i) JOIN points_deduction d ON d.village_id = c.v AND d.id = c.i
    WHERE d.status = 'appealed' AND d.overdue_told_at IS NULL AND d.decide_due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date
    ORDER BY d.village_id, d.id FOR UPDATE OF d SKIP LOCKED),
  told AS (
    UPDATE points_deduction d SET overdue_told_at = now() FROM late l WHERE d.village_id = l.village_id AND d.id = l.id
    RETURNING d.village_id, d.id, d.rule_id, d.decide_due_on)
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at)
  SELECT t.village_id, new_id(), 'points.deduction.appeal_overdue', t.id, jsonb_build_object('ruleTitle', r.title, 'day', to_char(t.decide_due_on, 'YYYY-MM-DD')), now()
  FROM told t JOIN points_rule r ON r.village_id = t.village_id AND r.id = t.rule_id;
  GET DIAGNOSTICS v_told = ROW_COUNT;
  RETURN v_told;
END $$;

-- Up to `p_limit` in any village.
DROP FUNCTION IF EXISTS points_appeals_overdue(integer);
CREATE FUNCTION points_appeals_overdue(p_limit integer) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(points_appeals_overdue(array_agg(l.village_id), array_agg(l.id)), 0)
  FROM points_appeals_overdue_due('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', p_limit) l
$$;

REVOKE ALL ON FUNCTION points_appeals_overdue_due(uuid, uuid, integer), points_appeals_overdue(uuid[], uuid[]), points_appeals_overdue(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_appeals_overdue_due(uuid, uuid, integer), points_appeals_overdue(uuid[], uuid[]), points_appeals_overdue(integer) TO jishan_app;
