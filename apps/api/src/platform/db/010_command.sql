-- What every command of the books that works item by item begins and ends with. Called from inside a command's own SECURITY DEFINER function, whose
-- search path and way of planning (990_set_commands.sql) they inherit; the application's role may execute none of them. PL/pgSQL, so that each
-- statement is planned once a connection (decision 0010). A command reads:
--   RETURN QUERY SELECT i.ord, <command>_one(i.item) FROM command_items(p_items, '<what is locked first>') i;
-- and its `_one`: lock the target, `command_replay`, refusals, accounts, caps, effect, `command_audit`, `command_owe`, `command_done`.
-- Item: villageId, actorAccountId, actorPersonId, key, requestHash, requestId, ip

-- The set in the order in which its targets are locked, whatever order it came in.
DROP FUNCTION IF EXISTS command_items(jsonb, text, text);
CREATE FUNCTION command_items(p_items jsonb, p_target text DEFAULT NULL, p_part text DEFAULT NULL) RETURNS TABLE (ord integer, item jsonb) LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY SELECT n.ord::int, n.item FROM jsonb_array_elements(p_items) WITH ORDINALITY n(item, ord)
    ORDER BY (n.item ->> 'villageId')::uuid, (n.item ->> p_target)::uuid, (n.item ->> p_part)::uuid, n.ord;
END $$;

-- What a request that came before under this key was answered; null for a first one. After the lock: a new statement sees what the request that we
-- waited for has committed.
DROP FUNCTION IF EXISTS command_replay(jsonb);
CREATE FUNCTION command_replay(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_key record;
BEGIN
  SELECT k.request_hash, k.answer INTO v_key FROM idempotency_key k
    WHERE k.village_id = (p_item ->> 'villageId')::uuid AND k.account_id = (p_item ->> 'actorAccountId')::uuid AND k.key = p_item ->> 'key';
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF v_key.request_hash <> decode(p_item ->> 'requestHash', 'hex') THEN RETURN jsonb_build_object('refused', 'IDEMPOTENCY.KEY_REUSED'); END IF;
  RETURN jsonb_build_object('done', v_key.answer, 'replayed', true);
END $$;

DROP FUNCTION IF EXISTS command_audit(jsonb, text, uuid, jsonb, timestamptz);
CREATE FUNCTION command_audit(p_item jsonb, p_action text, p_object uuid, p_details jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_entry (village_id, id, account_id, person_id, action, object_id, details, request_id, ip, created_at)
    VALUES ((p_item ->> 'villageId')::uuid, new_id(), (p_item ->> 'actorAccountId')::uuid, (p_item ->> 'actorPersonId')::uuid, p_action, p_object, p_details,
      p_item ->> 'requestId', p_item ->> 'ip', p_at);
END $$;

-- `owe` of the application, from inside a command.
DROP FUNCTION IF EXISTS command_owe(jsonb, text, uuid, jsonb, timestamptz);
CREATE FUNCTION command_owe(p_item jsonb, p_topic text, p_subject uuid, p_payload jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at) VALUES ((p_item ->> 'villageId')::uuid, new_id(), p_topic, p_subject, p_payload, p_at);
END $$;

-- Keeps the answer under the key and gives it.
DROP FUNCTION IF EXISTS command_done(jsonb, text, jsonb);
CREATE FUNCTION command_done(p_item jsonb, p_operation text, p_answer jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation, answer)
    VALUES ((p_item ->> 'villageId')::uuid, (p_item ->> 'actorAccountId')::uuid, p_item ->> 'key', decode(p_item ->> 'requestHash', 'hex'), p_operation, p_answer);
  RETURN jsonb_build_object('done', p_answer);
END $$;

REVOKE ALL ON FUNCTION command_items(jsonb, text, text), command_replay(jsonb), command_audit(jsonb, text, uuid, jsonb, timestamptz), command_owe(jsonb, text, uuid, jsonb, timestamptz),
  command_done(jsonb, text, jsonb) FROM PUBLIC;
