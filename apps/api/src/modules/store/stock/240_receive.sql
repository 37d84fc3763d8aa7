-- Takes delivered goods into stock: receipt, lines, movements, key and audit in one statement.
-- Item: villageId, id, supplierName?, note?, lines [{goodsId, quantity, unitCostFen, batch?, bestBefore?}], actorAccountId, actorPersonId, actorRole, key, requestHash, requestId, ip, at?
DROP FUNCTION IF EXISTS store_receive_one(jsonb);
CREATE FUNCTION store_receive_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_id uuid := (p_item ->> 'id')::uuid;
  v_person uuid := (p_item ->> 'actorPersonId')::uuid;
  v_at timestamptz := books_now((p_item ->> 'at')::timestamptz);
  v_replay jsonb;
  v_answer jsonb;
BEGIN
  v_replay := command_replay(p_item);
  IF v_replay IS NOT NULL THEN RETURN v_replay; END IF;
  IF identity_books_stopped(v_village) THEN RETURN jsonb_build_object('refused', 'POINTS.BOOKS_STOPPED'); END IF;
  IF EXISTS (SELECT 1 FROM store_receipt r WHERE r.village_id = v_village AND r.id = v_id) THEN RETURN jsonb_build_object('refused', 'STORE.RECEIPT_ID_TAKEN'); END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(p_item -> 'lines') l
             WHERE NOT EXISTS (SELECT 1 FROM store_goods g WHERE g.village_id = v_village AND g.id = (l ->> 'goodsId')::uuid)) THEN
    RETURN jsonb_build_object('refused', 'RESOURCE.NOT_FOUND');
  END IF;
  INSERT INTO store_receipt (village_id, id, supplier_name, note, received_by_person_id, received_by_role, at)
    VALUES (v_village, v_id, p_item ->> 'supplierName', p_item ->> 'note', v_person, p_item ->> 'actorRole', v_at);
  INSERT INTO store_receipt_line (village_id, receipt_id, goods_id, position, quantity, unit_cost_fen, batch, best_before)
    SELECT v_village, v_id, l."goodsId", l.nth, l.quantity, l."unitCostFen", l.batch, l."bestBefore"
    FROM ROWS FROM (jsonb_to_recordset(p_item -> 'lines') AS ("goodsId" uuid, quantity integer, "unitCostFen" integer, batch text, "bestBefore" date)) WITH ORDINALITY
      l("goodsId", quantity, "unitCostFen", batch, "bestBefore", nth);
  PERFORM store_post(array_agg(ROW(l.position, v_village, l.goods_id, 'receipt', l.quantity, 0, v_id, v_person, v_at)::store_move))
    FROM store_receipt_line l WHERE l.village_id = v_village AND l.receipt_id = v_id;
  SELECT jsonb_build_object('receiptId', v_id, 'lines', jsonb_agg(jsonb_build_object('goodsId', l.goods_id, 'onHand', s.on_hand) ORDER BY l.position)) INTO v_answer
    FROM store_receipt_line l JOIN store_stock s ON s.village_id = l.village_id AND s.goods_id = l.goods_id WHERE l.village_id = v_village AND l.receipt_id = v_id;
  PERFORM command_audit(p_item, 'store.stock.received', v_id, '{}', v_at);
  RETURN command_done(p_item, 'store.receive', v_answer);
END $$;

DROP FUNCTION IF EXISTS store_receive(jsonb);
CREATE FUNCTION store_receive(p_items jsonb) RETURNS TABLE (ord integer, outcome jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM store_lock_stock(array_agg((n ->> 'villageId')::uuid), array_agg((l ->> 'goodsId')::uuid)) FROM jsonb_array_elements(p_items) n, jsonb_array_elements(n -> 'lines') l;
  RETURN QUERY SELECT i.ord, store_receive_one(i.item) FROM command_items(p_items) i;
END $$;

REVOKE ALL ON FUNCTION store_receive_one(jsonb), store_receive(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store_receive(jsonb) TO jishan_app;
