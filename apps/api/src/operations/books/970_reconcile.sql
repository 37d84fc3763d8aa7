-- The verifications of all books: each function of the schema's owner that is written as they are, (p_village uuid) → (village_id, subject, subject_id,
-- fault), read-only and without a row when its book is right. Whoever keeps a book brings one; there is no list that could forget it.
DROP FUNCTION IF EXISTS books_verifications();
CREATE FUNCTION books_verifications() RETURNS SETOF text LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.proname::text FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace AND p.proretset AND p.proargnames = '{p_village,village_id,subject,subject_id,fault}'
    AND p.proowner = (SELECT own.proowner FROM pg_proc own WHERE own.oid = 'public.books_verifications()'::regprocedure)
  ORDER BY p.proname
$$;

-- Holds every book against what it follows from. STABLE, so all of them see the one moment of the statement that calls it: what is booked meanwhile is
-- whole or not there. In one order whatever the plan: the sealed book's first, line by line, so that the first row names where it was broken first; then
-- the others by name, each by village and place. (Its argument has another name than theirs, or it would be one of them.)
DROP FUNCTION IF EXISTS books_verify(uuid);
CREATE FUNCTION books_verify(p_only uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_name text;
BEGIN
  FOR v_name IN SELECT b FROM books_verifications() b ORDER BY b <> 'book_verify', b LOOP
    RETURN QUERY EXECUTE format('SELECT v.village_id, v.subject, v.subject_id, v.fault FROM public.%I($1) WITH ORDINALITY v(village_id, subject, subject_id, fault, nth)
      ORDER BY v.village_id, CASE WHEN %L THEN v.nth END, v.subject, v.subject_id, v.fault', v_name, v_name = 'book_verify') USING p_only;
  END LOOP;
  -- Right because nobody looked is not right.
  IF NOT FOUND THEN RAISE EXCEPTION 'no book has a verification'; END IF;
END $$;

-- Verifies a village's books; where they do not agree, the village's books stop at once and the audit says so. Answers what was found.
DROP FUNCTION IF EXISTS books_reconcile(uuid);
CREATE FUNCTION books_reconcile(p_village uuid) RETURNS TABLE (subject text, subject_id uuid, fault text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_faults jsonb;
BEGIN
  SELECT jsonb_agg(f) INTO v_faults FROM books_verify(p_village) f;
  IF v_faults IS NULL THEN RETURN; END IF;
  IF identity_stop_books(p_village) THEN
    INSERT INTO audit_entry (village_id, id, action, object_id, details, request_id)
    VALUES (p_village, new_id(), 'books.stopped', p_village, jsonb_build_object('faults', jsonb_array_length(v_faults)), 'clock');
  END IF;
  RETURN QUERY SELECT r.subject, r.subject_id, r.fault FROM jsonb_to_recordset(v_faults) AS r(subject text, subject_id uuid, fault text);
END $$;
REVOKE ALL ON FUNCTION books_verifications(), books_verify(uuid), books_reconcile(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION books_reconcile(uuid) TO jishan_app;
