-- Rebuilds a village's books; where they do not agree, the village's books stop at once and the audit says so. Answers what was found.
DROP FUNCTION IF EXISTS books_reconcile(uuid);
CREATE FUNCTION books_reconcile(p_village uuid) RETURNS TABLE (subject text, subject_id uuid, fault text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_faults jsonb;
BEGIN
  -- One statement, one moment: what is booked meanwhile is whole or not there.
  SELECT jsonb_agg(f) INTO v_faults FROM (SELECT * FROM ledger_verify(p_village) UNION ALL SELECT * FROM ledger_verify_totals(p_village) UNION ALL SELECT * FROM store_verify(p_village)) f;
  IF v_faults IS NULL THEN RETURN; END IF;
  IF identity_stop_books(p_village) THEN
    INSERT INTO audit_entry (village_id, id, action, object_id, details, request_id)
    VALUES (p_village, new_id(), 'books.stopped', p_village, jsonb_build_object('faults', jsonb_array_length(v_faults)), 'clock');
  END IF;
  RETURN QUERY SELECT r.subject, r.subject_id, r.fault FROM jsonb_to_recordset(v_faults) AS r(subject text, subject_id uuid, fault text);
END $$;
REVOKE ALL ON FUNCTION books_reconcile(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION books_reconcile(uuid) TO jishan_app;
