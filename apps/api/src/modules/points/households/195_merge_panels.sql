-- Whose case a panel has open when a 并户 makes one of its judges the household's own, or its family: they make room at once, and the next is drawn (150_panel.sql). Those who may be are
-- the people of either household, and for the cases of the one that goes on everybody who was the ended one's family; the ended one has no open cases.

-- Before the accounts, as the one order has it.
DROP FUNCTION IF EXISTS points_merge_panels_lock(uuid, uuid, uuid);
CREATE FUNCTION points_merge_panels_lock(p_village uuid, p_from uuid, p_to uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM points_application a WHERE a.village_id = p_village AND a.id IN (SELECT points_merge_panels(p_village, p_from, p_to)) ORDER BY a.id FOR UPDATE;
END $$;

DROP FUNCTION IF EXISTS points_merge_panels(uuid, uuid, uuid);
CREATE FUNCTION points_merge_panels(p_village uuid, p_from uuid, p_to uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT a.id FROM points_application a WHERE a.village_id = p_village AND a.status IN ('in_review', 'objected')
    AND EXISTS (SELECT FROM points_panel_seat s JOIN person p ON p.village_id = s.village_id AND p.id = s.person_id
      WHERE s.village_id = a.village_id AND s.application_id = a.id AND s.voted_at IS NULL AND s.relieved_at IS NULL AND (a.household_id = p_to OR p.household_id IN (p_from, p_to)))
$$;

-- After the move. What was drawn since the locks is somebody else's work right now; who must step aside has no vote in it either way.
DROP FUNCTION IF EXISTS points_merge_step_aside(uuid, uuid);
CREATE FUNCTION points_merge_step_aside(p_village uuid, p_to uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_app points_application;
BEGIN
  FOR v_app IN SELECT a.* FROM points_application a WHERE a.village_id = p_village AND a.id IN (SELECT points_merge_panels(p_village, p_to, p_to)) ORDER BY a.id FOR UPDATE SKIP LOCKED LOOP
    PERFORM points_relieve_recused(v_app, now());
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION points_merge_panels_lock(uuid, uuid, uuid), points_merge_panels(uuid, uuid, uuid), points_merge_step_aside(uuid, uuid) FROM PUBLIC;
