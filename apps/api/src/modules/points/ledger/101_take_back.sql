-- Takes a household's credit back by a new transfer that names what it reverses; the wallet never falls below zero. The command has locked what
-- the credit was for, so nobody else takes the same one back; caps are given back after it, for they come after accounts in the lock order.
-- Answers {"points", "balance", "householdId"}, whose credit it was when it was given, or the refusal. The credit's kind is one that has a `<kind>_reversal` beside it.
-- Item: villageId, transferId, reason, actorPersonId, actorRole
DROP FUNCTION IF EXISTS ledger_take_back(jsonb, text, uuid, uuid, timestamptz);
CREATE FUNCTION ledger_take_back(p_item jsonb, p_kind text, p_cause uuid, p_household uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_village uuid := (p_item ->> 'villageId')::uuid;
  v_correction uuid := ledger_village_account(v_village, 'correction');
  -- From whoever has the points now: the household that it was given to, or what that was merged into.
  v_household uuid := identity_successor(v_village, p_household);
  v_credit record;
  v_wallet uuid;
  v_balance integer;
BEGIN
  SELECT t.id, t.amount, t.member_id, a.household_id INTO STRICT v_credit FROM ledger_transfer t JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id AND e.amount > 0
    JOIN ledger_account a ON a.village_id = e.village_id AND a.id = e.account_id WHERE t.village_id = v_village AND t.kind = p_kind AND t.cause_id = p_cause;
  SELECT a.id INTO STRICT v_wallet FROM ledger_account a WHERE a.village_id = v_village AND a.household_id = v_household AND a.kind = 'wallet';
  PERFORM ledger_lock(ARRAY[v_village, v_village], ARRAY[v_wallet, v_correction]);
  -- Under the lock, in a new statement.
  SELECT a.balance INTO v_balance FROM ledger_account a WHERE a.village_id = v_village AND a.id = v_wallet;
  IF v_balance < v_credit.amount THEN
    RETURN jsonb_build_object('refused', 'POINTS.REVERSAL_OVERDRAWS', 'details', jsonb_build_object('have', v_balance, 'want', v_credit.amount));
  END IF;
  PERFORM ledger_post(ARRAY[ROW(v_village, (p_item ->> 'transferId')::uuid, p_kind || '_reversal', v_wallet, v_correction, v_credit.amount, p_cause, p_item ->> 'reason',
    v_credit.member_id, (p_item ->> 'actorPersonId')::uuid, p_item ->> 'actorRole', v_credit.id)::ledger_posting], p_at);
  RETURN jsonb_build_object('points', v_credit.amount, 'balance', v_balance - v_credit.amount, 'householdId', v_credit.household_id);
END $$;
REVOKE ALL ON FUNCTION ledger_take_back(jsonb, text, uuid, uuid, timestamptz) FROM PUBLIC;
