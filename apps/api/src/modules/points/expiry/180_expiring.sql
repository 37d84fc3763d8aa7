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

-- The unspent credits of a wallet as it stood after its entry `p_seq` with `p_points` in it, newest first. Of a credit that was taken
-- back what is left of it counts (thanks are taken back as far as there are points); what a 分户 brought stands as the credits that it was, and from a 并户 on back it is the two wallets'
-- credits by their days. `p_until`: up to which entry what came back is known of, when that is later. Costs the entries since the oldest unspent credit, not those of the whole account.
DROP FUNCTION IF EXISTS points_unspent_entries(uuid, uuid, integer, integer), points_unspent_entries(uuid, uuid, integer, integer, integer);
CREATE FUNCTION points_unspent_entries(p_village uuid, p_wallet uuid, p_seq integer, p_points integer, p_until integer DEFAULT NULL) RETURNS TABLE (nth integer, day date, points integer)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  v_left integer := p_points;
  v_amount integer;
  v_moved_by uuid;
  v_merge_at integer;
  -- One row at a time: a loop over a query would fetch on past what is needed, through every debit that lies there.
  newest CURSOR FOR
    SELECT e.amount - b.amount, (t.at AT TIME ZONE 'Asia/Shanghai')::date AS credited_on, CASE t.kind WHEN 'household_split' THEN t.id END, CASE t.kind WHEN 'household_merge' THEN e.seq END
    FROM ledger_entry e JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(r.amount), 0)::int AS amount FROM ledger_transfer r JOIN ledger_entry x ON x.village_id = r.village_id AND x.transfer_id = r.id AND x.account_id = p_wallet
      WHERE r.village_id = t.village_id AND r.reverses_transfer_id = t.id AND x.seq <= p_seq) b
    WHERE e.village_id = p_village AND e.account_id = p_wallet AND e.seq <= p_seq AND e.amount > 0 AND ledger_is_credit(t.kind) AND b.amount < e.amount
    ORDER BY e.seq DESC;
BEGIN
  nth := 0;
  IF coalesce(v_left, 0) <= 0 THEN RETURN; END IF;
  -- Up to PostgreSQL 15 a cursor is named like its variable unless that is NULL, and this function calls itself (through points_moved).
  newest := NULL;
  OPEN newest;
  LOOP
    FETCH newest INTO v_amount, day, v_moved_by, v_merge_at;
    EXIT WHEN NOT FOUND;
    IF v_merge_at IS NOT NULL THEN
      FOR day, v_amount IN SELECT j.day, j.points FROM points_joined(p_village, p_wallet, v_merge_at, coalesce(p_until, p_seq)) j ORDER BY j.nth LOOP
        nth := nth + 1;
        points := least(v_amount, v_left);
        v_left := v_left - points;
        RETURN NEXT;
        EXIT WHEN v_left = 0;
      END LOOP;
      -- All that is further back is in there.
      EXIT;
    ELSIF v_moved_by IS NULL THEN
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
    EXIT WHEN v_left = 0;
  END LOOP;
  CLOSE newest;
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
DROP FUNCTION IF EXISTS points_unspent(uuid, uuid, integer, integer), points_unspent(uuid, uuid, integer, integer, integer);
CREATE FUNCTION points_unspent(p_village uuid, p_wallet uuid, p_seq integer, p_points integer, p_until integer DEFAULT NULL) RETURNS TABLE (day date, points integer) LANGUAGE sql STABLE AS $$
  SELECT max(u.day) OVER (ORDER BY u.nth DESC), u.points FROM points_unspent_entries(p_village, p_wallet, p_seq, p_points, p_until) u
$$;

-- The unspent credits of two wallets that a 并户 made one, as its entry `p_seq` found them, newest first: both wallets' own, by their days. What has come back since
-- then (up to entry `p_until`) of what had left either of them before counts as never gone, there as anywhere (0035): so each is read that much further back.
DROP FUNCTION IF EXISTS points_joined(uuid, uuid, integer, integer);
CREATE FUNCTION points_joined(p_village uuid, p_wallet uuid, p_seq integer, p_until integer) RETURNS TABLE (nth integer, day date, points integer) LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_here ledger_entry;
  v_there ledger_entry;
  v_back record;
BEGIN
  SELECT * INTO STRICT v_here FROM ledger_entry e WHERE e.village_id = p_village AND e.account_id = p_wallet AND e.seq = p_seq;
  SELECT * INTO STRICT v_there FROM ledger_entry e WHERE e.village_id = p_village AND e.transfer_id = v_here.transfer_id AND e.amount < 0;
  SELECT coalesce(sum(e.amount) FILTER (WHERE o.there), 0)::int AS there, coalesce(sum(e.amount) FILTER (WHERE NOT o.there AND NOT o.since), 0)::int AS here INTO v_back
  FROM ledger_entry e JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(x.account_id = v_there.account_id), false) AS there, coalesce(bool_or(x.account_id = p_wallet AND x.seq > p_seq), false) AS since
    FROM ledger_transfer g JOIN ledger_entry x ON x.village_id = g.village_id AND x.transfer_id = g.id AND x.amount < 0
    WHERE g.village_id = p_village AND g.kind IN ('hold', 'counter_sale', 'deduction') AND g.cause_id = t.cause_id) o
  WHERE e.village_id = p_village AND e.account_id = p_wallet AND e.seq > p_seq AND e.seq <= p_until AND e.amount > 0 AND NOT ledger_is_credit(t.kind);
  RETURN QUERY SELECT (row_number() OVER (ORDER BY l.day DESC))::int, l.day, l.points FROM (
    SELECT u.day, u.points FROM points_unspent(p_village, p_wallet, p_seq - 1, v_here.balance_after - v_here.amount + v_back.here, p_until) u
    UNION ALL SELECT u.day, u.points FROM points_unspent(p_village, v_there.account_id, v_there.seq - 1, v_here.amount + v_back.there) u) l;
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
  points_unspent_entries(uuid, uuid, integer, integer, integer), points_moved(uuid, uuid), points_unspent(uuid, uuid, integer, integer, integer), points_joined(uuid, uuid, integer, integer),
  points_expiring(uuid, uuid) FROM PUBLIC;
-- It reads what the caller may read anyway.
GRANT EXECUTE ON FUNCTION ledger_is_credit(text), points_year_start(text, date), points_last_day(text, text, date, date), points_unspent_entries(uuid, uuid, integer, integer, integer), points_moved(uuid, uuid),
  points_unspent(uuid, uuid, integer, integer, integer), points_joined(uuid, uuid, integer, integer), points_expiring(uuid, uuid) TO jishan_app;
