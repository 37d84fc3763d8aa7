-- 有效期: what expires when (docs/decisions/0035-expiry.md). No lots are kept. Spending takes the oldest first, so what is unspent are the newest
-- credits that sum to the wallet's balance: read from the newest entry backwards until they do. What is held has left the wallet and does
-- not expire; what comes back from a hold or a sale keeps its age, because it is no new credit.

-- Kinds that bring new points into a wallet. Everything else that comes in comes back. What a 分户 or 并户 brings is new to this wallet, but as old as it
-- was in the other one (points_moved, points_joined).
DROP FUNCTION IF EXISTS ledger_is_credit(text);
CREATE FUNCTION ledger_is_credit(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_kind IN ('award', 'activity', 'honour', 'opening', 'thanks', 'household_split', 'household_merge')
$$;

-- The start of the village's year in the year of a day. `p_year_start`: MM-DD, the 28th at most.
DROP FUNCTION IF EXISTS points_year_start(text, date);
CREATE FUNCTION points_year_start(p_year_start text, p_day date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT make_date(extract(year FROM p_day)::int, left(p_year_start, 2)::int, right(p_year_start, 2)::int)
$$;

-- The last day on which a credit of `p_day` can be spent. Nothing goes before `p_from`, the first day that the village was told of.
DROP FUNCTION IF EXISTS points_last_day(text, text, date, date);
CREATE FUNCTION points_last_day(p_policy text, p_year_start text, p_from date, p_day date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_policy
    WHEN 'rolling12' THEN greatest((p_day + interval '12 months')::date, p_from - 1)
    WHEN 'yearly' THEN (SELECT CASE WHEN s.start >= s.earliest THEN s.start ELSE (s.start + interval '1 year')::date END - 1
      FROM (SELECT e.earliest, points_year_start(p_year_start, e.earliest) AS start FROM (SELECT greatest(p_day + 1, p_from) AS earliest) e) s)
  END
$$;

-- The same from the other side: at the beginning of `p_cutoff` everything goes that was credited before this day. NULL: nothing.
DROP FUNCTION IF EXISTS points_gone_before(text, text, date, date);
CREATE FUNCTION points_gone_before(p_policy text, p_year_start text, p_from date, p_cutoff date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_cutoff < p_from THEN NULL
    -- A year back from 29 February is the 28th, whose year was over a day ago.
    WHEN p_policy = 'rolling12' THEN (SELECT CASE WHEN (y.ago + interval '12 months')::date < p_cutoff THEN y.ago + 1 ELSE y.ago END FROM (SELECT (p_cutoff - interval '12 months')::date AS ago) y)
    WHEN p_policy = 'yearly' THEN (SELECT CASE WHEN s.start >= p_from THEN s.start END FROM (
      SELECT CASE WHEN t.start <= p_cutoff THEN t.start ELSE (t.start - interval '1 year')::date END AS start FROM (SELECT points_year_start(p_year_start, p_cutoff) AS start) t) s)
  END
$$;

-- The newest 并户 that a wallet's household had taken in when its entry `p_seq` was the last; `p_before`: of those before that one. Found by its record, which says how far both
-- wallets were: one of nothing at all has no transfer. Which of two is the earlier says the book: where one of nothing and one of something found the same entry last, the one of nothing came
-- first, for the other one's own entry is behind it. Clock and id decide only between two of nothing.
DROP FUNCTION IF EXISTS points_taken_in(uuid, uuid, integer, uuid);
CREATE FUNCTION points_taken_in(p_village uuid, p_wallet uuid, p_seq integer, p_before uuid) RETURNS TABLE (merge_id uuid, floor integer) LANGUAGE sql STABLE AS $$
  SELECT c.id, c.to_seq + least(c.points, 1) FROM ledger_account w JOIN household_change c ON c.village_id = w.village_id AND c.to_household_id = w.household_id AND c.kind = 'merge'
  LEFT JOIN household_change b ON b.village_id = c.village_id AND b.id = p_before
  WHERE w.village_id = p_village AND w.id = p_wallet AND c.to_seq + least(c.points, 1) <= p_seq AND (b.id IS NULL OR (c.to_seq + least(c.points, 1), c.to_seq, c.created_at, c.id) < (b.to_seq + least(b.points, 1), b.to_seq, b.created_at, b.id))
  ORDER BY c.to_seq + least(c.points, 1) DESC, c.to_seq DESC, c.created_at DESC, c.id DESC LIMIT 1
$$;

-- The unspent credits of a wallet as it stood after its entry `p_seq` with `p_points` in it, newest first. Of a credit that was taken
-- back what is left of it counts (thanks are taken back as far as there are points); what a 分户 brought stands as the credits that it was, and from a 并户 on back it is the two wallets'
-- credits by their days. `p_last`, `p_until`: the wallet that this one lives on in, and up to which entry of that what came back is known of; the same one and entry when nothing is said.
-- `p_before`: as that 并户 found it. Costs the entries since the oldest unspent credit, not those of the whole account.
DROP FUNCTION IF EXISTS points_unspent_entries(uuid, uuid, integer, integer), points_unspent_entries(uuid, uuid, integer, integer, integer),
  points_unspent_entries(uuid, uuid, integer, integer, uuid, integer, uuid);
CREATE FUNCTION points_unspent_entries(p_village uuid, p_wallet uuid, p_seq integer, p_points integer, p_last uuid DEFAULT NULL, p_until integer DEFAULT NULL, p_before uuid DEFAULT NULL)
RETURNS TABLE (nth integer, day date, points integer)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  v_left integer := p_points;
  v_amount integer;
  v_moved_by uuid;
  v_merge_id uuid;
  v_floor integer;
  -- One row at a time: a loop over a query would fetch on past what is needed, through every debit that lies there.
  newest CURSOR FOR
    SELECT e.amount - b.amount, (t.at AT TIME ZONE 'Asia/Shanghai')::date AS credited_on, CASE t.kind WHEN 'household_split' THEN t.id END
    FROM ledger_entry e JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(r.amount), 0)::int AS amount FROM ledger_transfer r JOIN ledger_entry x ON x.village_id = r.village_id AND x.transfer_id = r.id AND x.account_id = p_wallet
      WHERE r.village_id = t.village_id AND r.reverses_transfer_id = t.id AND x.seq <= p_seq) b
    WHERE e.village_id = p_village AND e.account_id = p_wallet AND e.seq > v_floor AND e.seq <= p_seq AND e.amount > 0 AND ledger_is_credit(t.kind) AND b.amount < e.amount
    ORDER BY e.seq DESC;
BEGIN
  nth := 0;
  IF coalesce(v_left, 0) <= 0 THEN RETURN; END IF;
  SELECT m.merge_id, m.floor INTO v_merge_id, v_floor FROM points_taken_in(p_village, p_wallet, p_seq, p_before) m;
  v_floor := coalesce(v_floor, 0);
  -- Up to PostgreSQL 15 a cursor is named like its variable unless that is NULL, and this function calls itself (through points_moved).
  newest := NULL;
  OPEN newest;
  WHILE v_left > 0 LOOP
    FETCH newest INTO v_amount, day, v_moved_by;
    EXIT WHEN NOT FOUND;
    IF v_moved_by IS NULL THEN
      nth := nth + 1;
      points := least(v_amount, v_left);
      v_left := v_left - points;
      RETURN NEXT;
    ELSE
      FOR day, v_amount IN SELECT m.day, m.points FROM points_moved(p_village, v_moved_by) m ORDER BY m.nth LOOP
        nth := nth + 1;
        points := least(v_amount, v_left);
        v_left := v_left - points;
        RETURN NEXT;
        EXIT WHEN v_left = 0;
      END LOOP;
    END IF;
  END LOOP;
  CLOSE newest;
  -- All that is further back is in there.
  IF v_left > 0 AND v_merge_id IS NOT NULL THEN
    FOR day, v_amount IN SELECT j.day, j.points FROM points_joined(p_village, p_wallet, v_merge_id, coalesce(p_last, p_wallet), coalesce(p_until, p_seq)) j ORDER BY j.nth LOOP
      nth := nth + 1;
      points := least(v_amount, v_left);
      v_left := v_left - points;
      RETURN NEXT;
      EXIT WHEN v_left = 0;
    END LOOP;
  END IF;
END $$;

-- What a 分户 took along, newest first: the oldest of what was unspent in the wallet that it came from. Read from that wallet's own entries, as they
-- stood just before, so nothing is kept twice and a household that splits again is read through both.
DROP FUNCTION IF EXISTS points_moved(uuid, uuid);
CREATE FUNCTION points_moved(p_village uuid, p_transfer uuid) RETURNS TABLE (nth integer, day date, points integer) LANGUAGE sql STABLE AS $$
  SELECT r.nth, r.day, least(r.points, r.through - e.balance_after)::int
  FROM ledger_entry e
  CROSS JOIN LATERAL (
    SELECT u.nth, max(u.day) OVER (ORDER BY u.nth DESC) AS day, u.points, sum(u.points) OVER (ORDER BY u.nth) AS through
    FROM points_unspent_entries(p_village, e.account_id, e.seq - 1, e.balance_after - e.amount) u) r
  WHERE e.village_id = p_village AND e.transfer_id = p_transfer AND e.amount < 0 AND r.through > e.balance_after
$$;

-- The same by age. A credit that came into the book behind one of a later day (it waited over midnight) is as old as that one: what was
-- first in the book goes first.
DROP FUNCTION IF EXISTS points_unspent(uuid, uuid, integer, integer), points_unspent(uuid, uuid, integer, integer, integer), points_unspent(uuid, uuid, integer, integer, uuid, integer, uuid);
CREATE FUNCTION points_unspent(p_village uuid, p_wallet uuid, p_seq integer, p_points integer, p_last uuid DEFAULT NULL, p_until integer DEFAULT NULL, p_before uuid DEFAULT NULL)
RETURNS TABLE (day date, points integer) LANGUAGE sql STABLE AS $$
  SELECT max(u.day) OVER (ORDER BY u.nth DESC), u.points FROM points_unspent_entries(p_village, p_wallet, p_seq, p_points, p_last, p_until, p_before) u
$$;

-- By which 并户 into a household another one came to be part of it, at once or through others.
DROP FUNCTION IF EXISTS points_went_by(uuid, uuid, uuid);
CREATE FUNCTION points_went_by(p_village uuid, p_household uuid, p_into uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way(merge_id, id) AS (
    SELECT c.id, c.to_household_id FROM household_change c WHERE c.village_id = p_village AND c.from_household_id = p_household AND c.kind = 'merge'
    UNION ALL SELECT c.id, c.to_household_id FROM way w JOIN household_change c ON c.village_id = p_village AND c.from_household_id = w.id AND c.kind = 'merge' WHERE w.id <> p_into)
  SELECT w.merge_id FROM way w WHERE w.id = p_into
$$;

-- What came back into a wallet, or into those that it lives on in up to `p_last`, behind its entry `p_seq`, and which wallet's spending it had been.
DROP FUNCTION IF EXISTS points_come_back(uuid, uuid, integer, uuid, integer);
CREATE FUNCTION points_come_back(p_village uuid, p_wallet uuid, p_seq integer, p_last uuid, p_until integer) RETURNS TABLE (points integer, spent_by uuid, spent_household uuid, spent_seq integer) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way(id, household_id, behind) AS (
    SELECT a.id, a.household_id, p_seq FROM ledger_account a WHERE a.village_id = p_village AND a.id = p_wallet
    UNION ALL SELECT a.id, a.household_id, c.to_seq FROM way w JOIN household_change c ON c.village_id = p_village AND c.from_household_id = w.household_id AND c.kind = 'merge'
      JOIN ledger_account a ON a.village_id = c.village_id AND a.household_id = c.to_household_id AND a.kind = 'wallet' WHERE w.id <> p_last)
  SELECT e.amount, x.account_id, o.household_id, x.seq
  FROM way w JOIN ledger_entry e ON e.village_id = p_village AND e.account_id = w.id AND e.seq > w.behind AND (w.id <> p_last OR e.seq <= p_until) AND e.amount > 0
  JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id AND NOT ledger_is_credit(t.kind)
  JOIN ledger_transfer g ON g.village_id = t.village_id AND g.cause_id = t.cause_id AND g.kind IN ('hold', 'counter_sale', 'deduction')
  JOIN ledger_entry x ON x.village_id = g.village_id AND x.transfer_id = g.id AND x.amount < 0
  JOIN ledger_account o ON o.village_id = x.village_id AND o.id = x.account_id
$$;

-- The unspent credits of two wallets that a 并户 made one, as it found them, newest first: both wallets' own, by their days. What has come back since then (up to entry `p_until` of
-- `p_last`) of what had left either of them before counts as never gone, there as anywhere (0035): so each is read that much further back.
DROP FUNCTION IF EXISTS points_joined(uuid, uuid, integer, integer), points_joined(uuid, uuid, uuid, uuid, integer);
CREATE FUNCTION points_joined(p_village uuid, p_wallet uuid, p_merge uuid, p_last uuid, p_until integer) RETURNS TABLE (nth integer, day date, points integer) LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_merge record;
  v_back record;
BEGIN
  SELECT c.from_seq, c.to_seq, c.points, c.created_at, c.to_household_id, a.id AS gave, coalesce(e.balance_after, 0) AS had INTO STRICT v_merge
  FROM household_change c JOIN ledger_account a ON a.village_id = c.village_id AND a.household_id = c.from_household_id AND a.kind = 'wallet'
  LEFT JOIN ledger_entry e ON e.village_id = c.village_id AND e.account_id = p_wallet AND e.seq = c.to_seq WHERE c.village_id = p_village AND c.id = p_merge;
  SELECT coalesce(sum(b.points) FILTER (WHERE v.id = p_merge), 0)::int AS there,
    coalesce(sum(b.points) FILTER (WHERE b.spent_by = p_wallet AND b.spent_seq <= v_merge.to_seq OR (v.to_seq + least(v.points, 1), v.to_seq, v.created_at, v.id) < (v_merge.to_seq + least(v_merge.points, 1), v_merge.to_seq, v_merge.created_at, p_merge)), 0)::int AS here INTO v_back
  FROM points_come_back(p_village, p_wallet, v_merge.to_seq, p_last, p_until) b
  LEFT JOIN household_change v ON v.village_id = p_village AND v.id = points_went_by(p_village, b.spent_household, v_merge.to_household_id);
  RETURN QUERY SELECT (row_number() OVER (ORDER BY l.day DESC))::int, l.day, l.points FROM (
    SELECT u.day, u.points FROM points_unspent(p_village, p_wallet, v_merge.to_seq, v_merge.had + v_back.here, p_last, p_until, p_merge) u
    UNION ALL SELECT u.day, u.points FROM points_unspent(p_village, v_merge.gave, v_merge.from_seq, v_merge.points + v_back.there, p_last, p_until) u) l;
END $$;

-- What expires when if a household spends nothing, soonest first. A last day that is over: it goes tonight (it came back too late).
DROP FUNCTION IF EXISTS points_expiring(uuid, uuid);
CREATE FUNCTION points_expiring(p_village uuid, p_household uuid) RETURNS TABLE (last_day date, points integer) LANGUAGE sql STABLE AS $$
  SELECT points_last_day(v.settings ->> 'pointsExpiry', coalesce(v.settings ->> 'expiryYearStart', '01-01'), (v.settings ->> 'expiryFrom')::date, u.day), sum(u.points)::int
  FROM village v
  JOIN ledger_account w ON w.village_id = v.id AND w.household_id = p_household AND w.kind = 'wallet'
  CROSS JOIN LATERAL points_unspent(w.village_id, w.id, w.last_seq, w.balance) u
  WHERE v.id = p_village AND v.settings ->> 'pointsExpiry' IN ('yearly', 'rolling12') AND v.settings ->> 'expiryFrom' IS NOT NULL
  GROUP BY 1 ORDER BY 1
$$;

REVOKE ALL ON FUNCTION ledger_is_credit(text), points_year_start(text, date), points_last_day(text, text, date, date), points_gone_before(text, text, date, date),
  points_taken_in(uuid, uuid, integer, uuid), points_unspent_entries(uuid, uuid, integer, integer, uuid, integer, uuid), points_moved(uuid, uuid), points_unspent(uuid, uuid, integer, integer, uuid, integer, uuid),
  points_went_by(uuid, uuid, uuid), points_come_back(uuid, uuid, integer, uuid, integer), points_joined(uuid, uuid, uuid, uuid, integer), points_expiring(uuid, uuid) FROM PUBLIC;
-- It reads what the caller may read anyway.
GRANT EXECUTE ON FUNCTION ledger_is_credit(text), points_year_start(text, date), points_last_day(text, text, date, date), points_taken_in(uuid, uuid, integer, uuid),
  points_unspent_entries(uuid, uuid, integer, integer, uuid, integer, uuid), points_moved(uuid, uuid), points_unspent(uuid, uuid, integer, integer, uuid, integer, uuid), points_went_by(uuid, uuid, uuid),
  points_come_back(uuid, uuid, integer, uuid, integer), points_joined(uuid, uuid, uuid, uuid, integer), points_expiring(uuid, uuid) TO jishan_app;
