-- The sealed book: committed transfers become leaves of a Merkle tree (RFC 6962), day by day and village by village, each head chained to
-- the one before. What is written here is written again, in plain TypeScript, in libs/contracts/src/sealed-book: a phone must come to the same bytes.
--
-- Nothing is missed and nothing changes places, whatever the clocks say (docs/decisions/0030-sealed-book.md): an entry gets its `seq` under
-- its account's row lock, which is held until the commit, so whoever sees entry n of an account sees 1 to n. What a seal takes is the
-- unsealed beginning of each account; what commits later has higher numbers and goes into a later block, however early its date.
DROP TYPE IF EXISTS book_line CASCADE;
CREATE TYPE book_line AS (n integer, account_id uuid, seq integer, hash bytea);

-- STABLE, as what they call: said to be IMMUTABLE they are not taken into the statement that calls them, and a leaf costs twice as much.
DROP FUNCTION IF EXISTS book_sha256(text);
CREATE FUNCTION book_sha256(p_text text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT encode(sha256(convert_to(p_text, 'UTF8')), 'hex') $$;

DROP FUNCTION IF EXISTS book_time(timestamptz);
CREATE FUNCTION book_time(p_at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$ SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- The canonical leaf (RFC 8785). Every column of the transfer is in it, in the open or as a hash; none says a name.
DROP FUNCTION IF EXISTS book_leaf(uuid, uuid, text, integer, uuid, text, uuid, uuid, text, uuid, timestamptz, integer, uuid, integer, uuid, integer);
CREATE FUNCTION book_leaf(p_village uuid, p_id uuid, p_kind text, p_amount integer, p_cause uuid, p_reason text, p_member uuid, p_actor uuid, p_role text, p_reverses uuid, p_at timestamptz,
  p_n integer, p_debit uuid, p_debit_seq integer, p_credit uuid, p_credit_seq integer) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT format('{"amount":%s,"at":"%s","by":"%s","cause":"%s","credit":"%s","creditSeq":%s,"debit":"%s","debitSeq":%s,"id":"%s","kind":"%s","n":%s,"reason":"%s","reverses":%s,"v":1,"village":"%s"}',
    p_amount, book_time(p_at),
    book_sha256(format('{"actor":%s,"id":"%s","member":%s,"role":%s}', coalesce('"' || p_actor || '"', 'null'), p_id, coalesce('"' || p_member || '"', 'null'), coalesce(to_json(p_role)::text, 'null'))),
    p_cause, p_credit, p_credit_seq, p_debit, p_debit_seq, p_id, p_kind, p_n, book_sha256(format('{"id":"%s","reason":%s}', p_id, to_json(p_reason)::text)),
    coalesce('"' || p_reverses || '"', 'null'), p_village)
$$;

DROP FUNCTION IF EXISTS book_leaf_hash(text);
CREATE FUNCTION book_leaf_hash(p_leaf text) RETURNS bytea LANGUAGE sql STABLE AS $$ SELECT sha256('\x00'::bytea || convert_to(p_leaf, 'UTF8')) $$;

-- Level by level; a last one without a partner rises as it is. That is the tree of RFC 6962.
DROP FUNCTION IF EXISTS book_root(bytea[]);
CREATE FUNCTION book_root(p_hashes bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_level bytea[] := p_hashes;
BEGIN
  WHILE cardinality(v_level) > 1 LOOP
    SELECT array_agg(coalesce(sha256('\x01'::bytea || p.h || p.right_h), p.h) ORDER BY p.o) INTO v_level
    FROM (SELECT u.h, u.o, lead(u.h) OVER (ORDER BY u.o) AS right_h FROM unnest(v_level) WITH ORDINALITY u(h, o)) p WHERE p.o % 2 = 1;
  END LOOP;
  RETURN v_level[1];
END $$;

-- The canonical head: what the signature covers.
DROP FUNCTION IF EXISTS book_head(uuid, integer, date, integer, integer, bytea, bytea, timestamptz);
CREATE FUNCTION book_head(p_village uuid, p_number integer, p_day date, p_first integer, p_last integer, p_root bytea, p_previous bytea, p_sealed_at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT format('{"day":"%s","first":%s,"last":%s,"number":%s,"previous":"%s","root":"%s","sealedAt":"%s","v":1,"village":"%s"}',
    to_char(p_day, 'YYYY-MM-DD'), p_first, p_last, p_number, encode(p_previous, 'hex'), encode(p_root, 'hex'), book_time(p_sealed_at), p_village)
$$;

-- The unsealed beginning of each account, in the order of the book: what an account gives keeps the order of its entries, accounts among
-- each other go by time. Behind an entry of a later day an account waits, so that a seal never takes the second without the first.
DROP FUNCTION IF EXISTS book_fresh(uuid, timestamptz);
CREATE FUNCTION book_fresh(p_village uuid, p_until timestamptz) RETURNS TABLE (place bigint, account_id uuid, seq integer, transfer_id uuid) LANGUAGE sql STABLE AS $$
  SELECT row_number() OVER (ORDER BY f.moment, f.account_id, f.seq), f.account_id, f.seq, f.transfer_id
  FROM (
    SELECT e.account_id, e.seq, e.transfer_id, max(t.at) OVER (PARTITION BY e.account_id ORDER BY e.seq) AS moment
    FROM ledger_account a
    LEFT JOIN ledger_seal_mark m ON m.village_id = a.village_id AND m.account_id = a.id
    JOIN ledger_entry e ON e.village_id = a.village_id AND e.account_id = a.id AND e.seq > coalesce(m.seq, 0) AND e.amount < 0
    JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
    WHERE a.village_id = p_village AND a.last_seq > coalesce(m.seq, 0)) f
  WHERE f.moment < p_until
$$;

-- Notes for each account up to where it is sealed: to the entry before its next unsealed debit, or to its end as it was seen.
DROP FUNCTION IF EXISTS book_mark(uuid);
CREATE FUNCTION book_mark(p_village uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO ledger_seal_mark AS m (village_id, account_id, seq)
  SELECT a.village_id, a.id, coalesce((SELECT min(e.seq) - 1 FROM ledger_entry e WHERE e.village_id = a.village_id AND e.account_id = a.id AND e.seq > coalesce(o.seq, 0) AND e.amount < 0
      AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.village_id = e.village_id AND l.account_id = e.account_id AND l.seq = e.seq)), a.last_seq)
  FROM ledger_account a LEFT JOIN ledger_seal_mark o ON o.village_id = a.village_id AND o.account_id = a.id
  WHERE a.village_id = p_village AND a.last_seq > coalesce(o.seq, 0)
  ON CONFLICT (village_id, account_id) DO UPDATE SET seq = excluded.seq WHERE m.seq < excluded.seq
$$;

-- Seals one block of a village through the end of a day (today: everything that is committed now); answers its number, or NULL when there is
-- nothing to seal. Two at once: the second waits, then sees what the first has sealed. `p_at` is believed from the schema's owner only.
DROP FUNCTION IF EXISTS book_seal(uuid, date, integer, timestamptz);
CREATE FUNCTION book_seal(p_village uuid, p_through date, p_max_leaves integer, p_at timestamptz DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
  v_last ledger_block;
  v_block ledger_block;
  v_lines book_line[];
BEGIN
  IF p_through > v_today OR p_max_leaves < 1 THEN RAISE EXCEPTION 'a day that is not over cannot be sealed' USING ERRCODE = 'invalid_parameter_value'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('book ' || p_village, 0));
  -- After the lock: new statements see what those we waited for have sealed.
  IF NOT EXISTS (SELECT FROM village v WHERE v.id = p_village AND v.books_stopped_at IS NULL) THEN RETURN NULL; END IF;
  SELECT * INTO v_last FROM ledger_block b WHERE b.village_id = p_village ORDER BY b.number DESC LIMIT 1;
  IF v_last.day > p_through THEN RETURN NULL; END IF;
  SELECT array_agg(ROW(s.n, s.account_id, s.seq, book_leaf_hash(book_leaf(t.village_id, t.id, t.kind, t.amount, t.cause_id, t.reason, t.member_id, t.actor_person_id, t.actor_role, t.reverses_transfer_id, t.at, s.n, s.account_id, s.seq, c.account_id, c.seq)))::book_line ORDER BY s.n) INTO v_lines
  FROM (SELECT coalesce(v_last.last_n, 0) + f.place::int AS n, f.* FROM book_fresh(p_village,
          CASE WHEN p_through = v_today THEN 'infinity' ELSE (p_through + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' END) f WHERE f.place <= p_max_leaves) s
  JOIN ledger_transfer t ON t.village_id = p_village AND t.id = s.transfer_id
  JOIN ledger_entry c ON c.village_id = p_village AND c.transfer_id = s.transfer_id AND c.amount > 0;
  IF v_lines IS NULL THEN RETURN NULL; END IF;
  v_block := ROW(p_village, coalesce(v_last.number, 0) + 1, p_through, coalesce(v_last.last_n, 0) + 1, coalesce(v_last.last_n, 0) + cardinality(v_lines),
    book_root((SELECT array_agg(l.hash ORDER BY l.n) FROM unnest(v_lines) l)), coalesce(v_last.hash, decode(repeat('00', 32), 'hex')), '\x', books_now(p_at));
  v_block.hash := decode(book_sha256(book_head(v_block.village_id, v_block.number, v_block.day, v_block.first_n, v_block.last_n, v_block.root, v_block.previous, v_block.sealed_at)), 'hex');
  INSERT INTO ledger_block SELECT v_block.*;
  INSERT INTO ledger_leaf (village_id, n, block_number, account_id, seq, hash) SELECT p_village, l.n, v_block.number, l.account_id, l.seq, l.hash FROM unnest(v_lines) l;
  PERFORM book_mark(p_village);
  RETURN v_block.number;
END $$;

-- Heads that no signature covers yet: the newest ones, for they are signed in order.
DROP FUNCTION IF EXISTS book_unsigned(uuid);
CREATE FUNCTION book_unsigned(p_village uuid) RETURNS TABLE (number integer, head text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.number, book_head(b.village_id, b.number, b.day, b.first_n, b.last_n, b.root, b.previous, b.sealed_at) FROM ledger_block b
  WHERE b.village_id = p_village AND b.number > coalesce((SELECT max(s.number) FROM ledger_block_signature s WHERE s.village_id = p_village), 0) ORDER BY b.number
$$;

-- Two that sign the same block sign the same bytes; the first stays.
DROP FUNCTION IF EXISTS book_sign(uuid, integer, bytea, bytea);
CREATE FUNCTION book_sign(p_village uuid, p_number integer, p_public_key bytea, p_signature bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO ledger_block_signature (village_id, number, public_key, signature) VALUES (p_village, p_number, p_public_key, p_signature) ON CONFLICT DO NOTHING
$$;

-- Villages with something to seal or to sign, after `p_after`; some that have points of today only are among them, and seal nothing.
DROP FUNCTION IF EXISTS book_due(uuid, integer);
CREATE FUNCTION book_due(p_after uuid, p_limit integer) RETURNS TABLE (village_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT v.id FROM village v
  WHERE v.id > p_after AND v.books_stopped_at IS NULL AND (
    EXISTS (SELECT FROM ledger_account a LEFT JOIN ledger_seal_mark m ON m.village_id = a.village_id AND m.account_id = a.id WHERE a.village_id = v.id AND a.last_seq > coalesce(m.seq, 0))
    OR (SELECT max(b.number) FROM ledger_block b WHERE b.village_id = v.id) > coalesce((SELECT max(s.number) FROM ledger_block_signature s WHERE s.village_id = v.id), 0))
  ORDER BY v.id LIMIT p_limit
$$;

REVOKE ALL ON FUNCTION book_sha256(text), book_time(timestamptz), book_leaf(uuid, uuid, text, integer, uuid, text, uuid, uuid, text, uuid, timestamptz, integer, uuid, integer, uuid, integer), book_leaf_hash(text), book_root(bytea[]), book_head(uuid, integer, date, integer, integer, bytea, bytea, timestamptz),
  book_fresh(uuid, timestamptz), book_mark(uuid), book_seal(uuid, date, integer, timestamptz), book_unsigned(uuid), book_sign(uuid, integer, bytea, bytea), book_due(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION book_seal(uuid, date, integer, timestamptz), book_unsigned(uuid), book_sign(uuid, integer, bytea, bytea), book_due(uuid, integer) TO jishan_app;
