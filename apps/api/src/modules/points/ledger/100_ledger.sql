-- The one door to the points' ledger. Commands of any module post through it, from inside their own SECURITY DEFINER function; the
-- application's role may execute none of this and has no right to write the tables.
-- Lock order of the house: household, people by id, application or order, accounts by id, caps, stock last.
DROP TYPE IF EXISTS ledger_posting CASCADE;
CREATE TYPE ledger_posting AS (
  village_id uuid, transfer_id uuid, kind text, debit_account_id uuid, credit_account_id uuid, amount integer, cause_id uuid, reason text,
  member_id uuid, actor_person_id uuid, actor_role text, reverses_transfer_id uuid);

-- The clock of a command. Only the schema's owner (the demo county, an import) may date an item back.
DROP FUNCTION IF EXISTS books_now(timestamptz);
CREATE FUNCTION books_now(p_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN session_user = current_user THEN coalesce(p_at, now()) ELSE now() END
$$;

-- Opens the accounts that are missing: wallet and reserved of each household, and the village's own.
DROP FUNCTION IF EXISTS ledger_open(uuid[], uuid[]);
CREATE FUNCTION ledger_open(p_villages uuid[], p_households uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_account (village_id, id, kind, household_id)
  SELECT w.village_id, new_id(), k.kind, w.household_id
  FROM (SELECT DISTINCT u.village_id, u.household_id FROM unnest(p_villages, p_households) u(village_id, household_id)) w
  CROSS JOIN (VALUES ('wallet'), ('reserved')) k(kind)
  WHERE NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.village_id = w.village_id AND a.household_id = w.household_id AND a.kind = k.kind)
  ORDER BY w.village_id, w.household_id, k.kind
  ON CONFLICT DO NOTHING;
  INSERT INTO ledger_account (village_id, id, kind)
  SELECT w.village_id, new_id(), k.kind
  FROM (SELECT DISTINCT u.village_id FROM unnest(p_villages) u(village_id)) w
  CROSS JOIN (VALUES ('issuance'), ('redeemed'), ('expired'), ('correction')) k(kind)
  WHERE NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.village_id = w.village_id AND a.household_id IS NULL AND a.kind = k.kind)
  ORDER BY w.village_id, k.kind
  ON CONFLICT DO NOTHING;
END $$;

-- One household's accounts, opened when missing.
DROP FUNCTION IF EXISTS ledger_accounts_of(uuid, uuid);
CREATE FUNCTION ledger_accounts_of(p_village uuid, p_household uuid) RETURNS TABLE (wallet uuid, reserved uuid) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_open(ARRAY[p_village], ARRAY[p_household]);
  RETURN QUERY
    SELECT (SELECT a.id FROM ledger_account a WHERE a.village_id = p_village AND a.household_id = p_household AND a.kind = 'wallet'),
           (SELECT a.id FROM ledger_account a WHERE a.village_id = p_village AND a.household_id = p_household AND a.kind = 'reserved');
END $$;

DROP FUNCTION IF EXISTS ledger_village_account(uuid, text);
CREATE FUNCTION ledger_village_account(p_village uuid, p_kind text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT a.id FROM ledger_account a WHERE a.village_id = p_village AND a.household_id IS NULL AND a.kind = p_kind
$$;

-- Locks in the one order, whatever order they are named in; of a household that was merged into another one also the account that its own lives on in, for what is posted goes there
-- (ledger_forward), and a lock taken later would be out of order. Whoever holds an account keeps its household from being merged.
DROP FUNCTION IF EXISTS ledger_lock(uuid[], uuid[]);
CREATE FUNCTION ledger_lock(p_villages uuid[], p_accounts uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_villages uuid[];
  v_on uuid[];
BEGIN
  SELECT coalesce(array_agg(l.village_id), '{}'), coalesce(array_agg(l.id), '{}') INTO v_villages, v_on FROM ledger_live_on(p_villages, p_accounts) l;
  PERFORM 1 FROM ledger_account a
  WHERE (a.village_id, a.id) IN (SELECT u.village_id, u.id FROM unnest(p_villages || v_villages, p_accounts || v_on) u(village_id, id))
  ORDER BY a.village_id, a.id FOR UPDATE;
  -- A merger went through while we waited: its points are elsewhere, and the command is done anew.
  IF EXISTS (SELECT FROM ledger_live_on(p_villages, p_accounts) l WHERE l.id <> ALL (v_on)) THEN RAISE EXCEPTION 'household merged meanwhile' USING ERRCODE = 'serialization_failure'; END IF;
END $$;

DROP FUNCTION IF EXISTS ledger_account_now(uuid, uuid);
CREATE FUNCTION ledger_account_now(p_village uuid, p_account uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT n.id FROM ledger_account n WHERE n.village_id = p_village AND n.household_id = identity_successor(p_village, a.household_id) AND n.kind = a.kind), a.id)
  FROM ledger_account a WHERE a.village_id = p_village AND a.id = p_account
$$;

-- Where accounts of merged households live on; those of living ones do not count. One by one, by their keys: left to itself the planner goes through the county's
-- merged households and accounts at each lock, and asks of everyone where it lives on (OFFSET 0 keeps each step to what the one before has left).
DROP FUNCTION IF EXISTS ledger_live_on(uuid[], uuid[]);
CREATE FUNCTION ledger_live_on(p_villages uuid[], p_accounts uuid[]) RETURNS TABLE (village_id uuid, id uuid) LANGUAGE sql STABLE AS $$
  SELECT m.village_id, ledger_account_now(m.village_id, m.id) FROM (
    SELECT a.village_id, a.id FROM unnest(p_villages, p_accounts) u(village_id, id)
    CROSS JOIN LATERAL (SELECT a.village_id, a.id, a.household_id FROM ledger_account a WHERE a.village_id = u.village_id AND a.id = u.id OFFSET 0) a
    CROSS JOIN LATERAL (SELECT h.merged_into_household_id AS successor FROM household h WHERE h.village_id = a.village_id AND h.id = a.household_id OFFSET 0) h
    WHERE h.successor IS NOT NULL OFFSET 0) m
$$;

-- What was meant for a household that has been merged into another one since goes on to that one's account of the same kind: what is taken back, given
-- back, or credited late for what its people did before. Its own accounts stay as they were closed.
DROP FUNCTION IF EXISTS ledger_forward(ledger_posting[]);
CREATE FUNCTION ledger_forward(p_postings ledger_posting[]) RETURNS ledger_posting[] LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger_live_on((SELECT array_agg(p.village_id) || array_agg(p.village_id) FROM unnest(p_postings) p), (SELECT array_agg(p.debit_account_id) || array_agg(p.credit_account_id) FROM unnest(p_postings) p)))
    THEN RETURN p_postings; END IF;
  RETURN (SELECT array_agg(ROW(p.village_id, p.transfer_id, p.kind, d.id, c.id, p.amount, p.cause_id, p.reason, p.member_id, p.actor_person_id, p.actor_role, p.reverses_transfer_id)::ledger_posting ORDER BY p.n)
    FROM unnest(p_postings) WITH ORDINALITY p(village_id, transfer_id, kind, debit_account_id, credit_account_id, amount, cause_id, reason, member_id, actor_person_id, actor_role, reverses_transfer_id, n)
    CROSS JOIN LATERAL (SELECT ledger_account_now(p.village_id, p.debit_account_id) AS id) d
    CROSS JOIN LATERAL (SELECT ledger_account_now(p.village_id, p.credit_account_id) AS id) c);
END $$;

-- Posts a set: transfers, both entries of each with a gapless seq per account, and the balances beside them. A balance that would fall
-- below zero violates the account's CHECK and undoes the whole set; callers look first, under the lock.
CREATE FUNCTION ledger_post(p_postings ledger_posting[], p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_lock(array_agg(l.village_id), array_agg(l.account_id)) FROM (
    SELECT p.village_id, p.debit_account_id AS account_id FROM unnest(p_postings) p
    UNION SELECT p.village_id, p.credit_account_id FROM unnest(p_postings) p) l;
  -- Under the lock, which a merger holds until it is through, and which has those in it that it goes on to.
  p_postings := ledger_forward(p_postings);
  INSERT INTO ledger_transfer (village_id, id, kind, amount, cause_id, reason, member_id, actor_person_id, actor_role, reverses_transfer_id, at)
  SELECT p.village_id, p.transfer_id, p.kind, p.amount, p.cause_id, p.reason, p.member_id, p.actor_person_id, p.actor_role, p.reverses_transfer_id, p_at FROM unnest(p_postings) p;
  INSERT INTO ledger_entry (village_id, account_id, seq, transfer_id, amount, balance_after)
  SELECT l.village_id, l.account_id, a.last_seq + row_number() OVER account, l.transfer_id, l.amount, a.balance + sum(l.amount) OVER account
  FROM (SELECT p.village_id, p.debit_account_id AS account_id, p.transfer_id, -p.amount AS amount, n FROM unnest(p_postings) WITH ORDINALITY
          p(village_id, transfer_id, kind, debit_account_id, credit_account_id, amount, cause_id, reason, member_id, actor_person_id, actor_role, reverses_transfer_id, n)
        UNION ALL
        SELECT p.village_id, p.credit_account_id, p.transfer_id, p.amount, n FROM unnest(p_postings) WITH ORDINALITY
          p(village_id, transfer_id, kind, debit_account_id, credit_account_id, amount, cause_id, reason, member_id, actor_person_id, actor_role, reverses_transfer_id, n)) l
  JOIN ledger_account a ON a.village_id = l.village_id AND a.id = l.account_id
  WINDOW account AS (PARTITION BY l.village_id, l.account_id ORDER BY l.n);
  UPDATE ledger_account a SET balance = a.balance + s.amount, last_seq = a.last_seq + s.lines
  FROM (SELECT l.village_id, l.account_id, sum(l.amount) AS amount, count(*)::int AS lines FROM (
          SELECT p.village_id, p.debit_account_id AS account_id, -p.amount AS amount FROM unnest(p_postings) p
          UNION ALL SELECT p.village_id, p.credit_account_id, p.amount FROM unnest(p_postings) p) l
        GROUP BY l.village_id, l.account_id) s
  WHERE a.village_id = s.village_id AND a.id = s.account_id;
END $$;

REVOKE ALL ON FUNCTION books_now(timestamptz), ledger_open(uuid[], uuid[]), ledger_accounts_of(uuid, uuid), ledger_village_account(uuid, text), ledger_lock(uuid[], uuid[]),
  ledger_live_on(uuid[], uuid[]), ledger_forward(ledger_posting[]), ledger_account_now(uuid, uuid), ledger_post(ledger_posting[], timestamptz) FROM PUBLIC;
