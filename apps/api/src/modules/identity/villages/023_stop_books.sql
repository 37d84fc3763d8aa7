-- Stops all writing to a village's books; true when they were not stopped before. For the reconciliation only: nobody may execute it by hand.
DROP FUNCTION IF EXISTS identity_stop_books(uuid);
CREATE FUNCTION identity_stop_books(p_village uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE village SET books_stopped_at = now() WHERE id = p_village AND books_stopped_at IS NULL;
  RETURN FOUND;
END $$;

-- Every command of the books asks, and refuses with POINTS.BOOKS_STOPPED.
DROP FUNCTION IF EXISTS identity_books_stopped(uuid);
CREATE FUNCTION identity_books_stopped(p_village uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM village v WHERE v.id = p_village AND v.books_stopped_at IS NOT NULL);
END $$;
REVOKE ALL ON FUNCTION identity_stop_books(uuid), identity_books_stopped(uuid) FROM PUBLIC;
