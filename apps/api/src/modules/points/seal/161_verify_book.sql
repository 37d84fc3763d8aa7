-- Builds every sealed block again from the transfers and names what does not agree, in the order of the book. Read-only; no row when it is
-- right. Signatures are checked by whoever calls: PostgreSQL knows no Ed25519.
DROP FUNCTION IF EXISTS book_verify(uuid);
CREATE FUNCTION book_verify(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH line AS MATERIALIZED (
    SELECT l.village_id, l.n, l.block_number, l.account_id, e.transfer_id, l.hash, e.amount,
      CASE WHEN t.id IS NOT NULL AND c.seq IS NOT NULL THEN book_leaf_hash(book_leaf(t.village_id, t.id, t.kind, t.amount, t.cause_id, t.reason, t.member_id, t.actor_person_id, t.actor_role, t.reverses_transfer_id, t.at, l.n, e.account_id, e.seq, c.account_id, c.seq)) END AS rebuilt,
      row_number() OVER (PARTITION BY l.village_id ORDER BY l.n) AS nth
    FROM ledger_leaf l
    LEFT JOIN ledger_entry e ON e.village_id = l.village_id AND e.account_id = l.account_id AND e.seq = l.seq
    LEFT JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
    LEFT JOIN ledger_entry c ON c.village_id = e.village_id AND c.transfer_id = e.transfer_id AND c.amount > 0
    WHERE p_village IS NULL OR l.village_id = p_village),
  tree AS MATERIALIZED (SELECT l.village_id, l.block_number, min(l.n) AS first_n, max(l.n) AS last_n, count(*) AS leaves, book_root(array_agg(coalesce(l.rebuilt, l.hash) ORDER BY l.n)) AS root FROM line l GROUP BY 1, 2),
  block AS (
    SELECT b.*, row_number() OVER village AS nth, lag(b.hash, 1, decode(repeat('00', 32), 'hex')) OVER village AS hash_before, lag(b.last_n, 1, 0) OVER village AS last_before,
      lag(b.day, 1, b.day) OVER village AS day_before, decode(book_sha256(book_head(b.village_id, b.number, b.day, b.first_n, b.last_n, b.root, b.previous, b.sealed_at)), 'hex') AS own_hash
    FROM ledger_block b WHERE p_village IS NULL OR b.village_id = p_village WINDOW village AS (PARTITION BY b.village_id ORDER BY b.number)),
  found AS (
    SELECT l.village_id, l.n AS place, 1 AS rank, 'leaf' AS subject, l.transfer_id AS subject_id,
      format('line %s of the book (block %s) is not what was sealed: the transfer, one of its entries or the leaf was changed', l.n, l.block_number) AS fault
    FROM line l WHERE l.rebuilt IS DISTINCT FROM l.hash OR l.amount >= 0
    UNION ALL
    SELECT l.village_id, l.n, 2, 'leaf', l.transfer_id, format('line %s is number %s of the book', l.n, l.nth) FROM line l WHERE l.n <> l.nth
    UNION ALL
    SELECT b.village_id, b.first_n, 3, 'block', b.village_id, format('block %s of %s: %s', b.number, b.day, w.what)
    FROM block b LEFT JOIN tree t ON t.village_id = b.village_id AND t.block_number = b.number
    CROSS JOIN LATERAL (VALUES
      (b.number <> b.nth, format('is number %s of its village', b.nth)),
      (b.first_n <> b.last_before + 1 OR b.day < b.day_before, 'does not follow the block before'),
      ((b.first_n, b.last_n, b.last_n - b.first_n + 1) IS DISTINCT FROM (t.first_n, t.last_n, t.leaves::int), format('says lines %s to %s, its leaves are %s to %s', b.first_n, b.last_n, t.first_n, t.last_n)),
      (b.root IS DISTINCT FROM t.root, format('says root %s, its transfers give %s', encode(b.root, 'hex'), encode(t.root, 'hex'))),
      (b.previous <> b.hash_before, 'does not name the head of the block before'),
      (b.hash <> b.own_hash, format('says head %s, its fields give %s', encode(b.hash, 'hex'), encode(b.own_hash, 'hex')))) w(wrong, what)
    WHERE w.wrong
    UNION ALL
    SELECT t.village_id, t.first_n, 3, 'block', t.village_id, format('block %s has leaves and no head', t.block_number)
    FROM tree t WHERE NOT EXISTS (SELECT FROM block b WHERE b.village_id = t.village_id AND b.number = t.block_number)
    UNION ALL
    SELECT b.village_id, b.first_n, 4, 'signature', b.village_id, format('block %s of %s is older than signed ones and not signed', b.number, b.day)
    FROM block b WHERE NOT EXISTS (SELECT FROM ledger_block_signature s WHERE s.village_id = b.village_id AND s.number = b.number)
      AND b.number < (SELECT max(s.number) FROM ledger_block_signature s WHERE s.village_id = b.village_id)
    UNION ALL
    -- What the sealer believes to have behind it must be in the book, or it would never get there.
    SELECT e.village_id, 2147483647, 5, 'entry', e.account_id, format('seq %s was passed over by the sealer', e.seq)
    FROM ledger_seal_mark m JOIN ledger_entry e ON e.village_id = m.village_id AND e.account_id = m.account_id AND e.seq <= m.seq AND e.amount < 0
    LEFT JOIN ledger_leaf l ON l.village_id = e.village_id AND l.account_id = e.account_id AND l.seq = e.seq
    WHERE l.n IS NULL AND (p_village IS NULL OR e.village_id = p_village)
    UNION ALL
    SELECT m.village_id, 2147483647, 5, 'account', m.account_id, format('the sealer''s mark %s is beyond its last entry %s', m.seq, a.last_seq)
    FROM ledger_seal_mark m LEFT JOIN ledger_account a ON a.village_id = m.village_id AND a.id = m.account_id
    WHERE m.seq > coalesce(a.last_seq, 0) AND (p_village IS NULL OR m.village_id = p_village))
  SELECT f.village_id, f.subject, f.subject_id, f.fault FROM found f ORDER BY f.village_id, f.place, f.rank, f.subject_id, f.fault
$$;
REVOKE ALL ON FUNCTION book_verify(uuid) FROM PUBLIC;
