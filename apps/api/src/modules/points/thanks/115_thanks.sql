-- 代办感谢: points to the own household of somebody who finished something for another one. A deed only writes down that thanks are owed
-- (points_thanks_owe, from inside the command that finished it, when the village has them switched on); the clock gives them. So no command waits
-- for the account of a third household, and the order of locks is as if there were no thanks: accounts by id, then rows of points_thanks.

-- By the deed's own command, with its accounts locked. Once per deed; the amount is the village's at that moment. `p_actors`: whose hand finished each deed, NULL for the clock.
DROP FUNCTION IF EXISTS points_thanks_owe(text, uuid[], uuid[], uuid[], uuid[], text[], timestamptz[]), points_thanks_owe(text, uuid[], uuid[], uuid[], uuid[], uuid[], text[], timestamptz[]);
CREATE FUNCTION points_thanks_owe(p_deed text, p_villages uuid[], p_deeds uuid[], p_helpers uuid[], p_households uuid[], p_actors uuid[], p_titles text[], p_at timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO points_thanks (village_id, deed_id, deed, helper_person_id, helped_household_id, title, points, deed_at)
  SELECT d.village_id, d.deed_id, p_deed, d.helper_id, d.household_id, d.title, (v.settings ->> 'helperThanksPoints')::int, d.at
  FROM unnest(p_villages, p_deeds, p_helpers, p_households, p_actors, p_titles, p_at) d(village_id, deed_id, helper_id, household_id, actor_id, title, at)
  JOIN village v ON v.id = d.village_id AND (v.settings ->> 'helperThanksPoints')::int > 0
  -- Who files for somebody of the own house helps nobody, nor does who files for the house that they moved out of, or that moved out of theirs.
  JOIN person p ON p.village_id = d.village_id AND p.id = d.helper_id AND p.household_id <> d.household_id AND d.household_id NOT IN (SELECT points_split_kin(d.village_id, d.helper_id))
  -- Nobody credits their own house: a keeper who names a helper of it hands over as ever, and nothing is owed.
  WHERE NOT points_recused(d.village_id, d.actor_id, p.household_id)
  ORDER BY d.village_id, d.deed_id
  ON CONFLICT DO NOTHING;
END $$;

-- The deed was reversed or returned: what it was thanked with goes with it.
DROP FUNCTION IF EXISTS points_thanks_undo(uuid[], uuid[]);
CREATE FUNCTION points_thanks_undo(p_villages uuid[], p_deeds uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE points_thanks t SET undone_at = now() FROM unnest(p_villages, p_deeds) d(village_id, deed_id)
  WHERE t.village_id = d.village_id AND t.deed_id = d.deed_id AND t.undone_at IS NULL;
END $$;

-- One that is due, its accounts locked: the village's and the wallet of `p_household`, NULL for somebody without a house. The cap is counted here, where the
-- credit is made: all thanks to a helper come through this lock.
DROP FUNCTION IF EXISTS points_thank_one(uuid, uuid, timestamptz), points_thank_one(uuid, uuid, uuid, timestamptz);
CREATE FUNCTION points_thank_one(p_village uuid, p_deed uuid, p_household uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_due record;
  v_most integer;
  v_given integer;
  v_points integer;
  v_wallet uuid;
  v_own uuid;
  v_transfer uuid := new_id();
BEGIN
  SELECT t.*, p.household_id AS lives_in INTO v_due FROM points_thanks t JOIN person p ON p.village_id = t.village_id AND p.id = t.helper_person_id
    WHERE t.village_id = p_village AND t.deed_id = p_deed AND (t.state = 'owed' OR t.state = 'credited' AND t.undone_at IS NOT NULL) FOR UPDATE OF t SKIP LOCKED;
  IF NOT FOUND THEN RETURN; END IF;
  v_own := identity_successor(p_village, coalesce(v_due.household_id, v_due.lives_in));
  -- Moved house while the accounts were waited for: that other wallet would be locked out of order. The next run sees it.
  IF v_own IS DISTINCT FROM p_household THEN RETURN; END IF;
  IF v_due.state = 'owed' AND (v_due.undone_at IS NOT NULL OR v_own IS NULL OR v_own = identity_successor(p_village, v_due.helped_household_id)) THEN
    UPDATE points_thanks t SET state = 'void' WHERE t.village_id = p_village AND t.deed_id = p_deed;
    RETURN;
  END IF;
  SELECT a.id, a.balance INTO STRICT v_wallet, v_given FROM ledger_account a WHERE a.village_id = p_village AND a.household_id = v_own AND a.kind = 'wallet';
  IF v_due.state = 'credited' THEN
    v_points := least(v_due.points, v_given);
    UPDATE points_thanks t SET state = 'taken_back', taken_back_points = v_points WHERE t.village_id = p_village AND t.deed_id = p_deed;
    -- Never below zero; what is no longer there is waived.
    IF v_points = 0 THEN RETURN; END IF;
    PERFORM ledger_post(ARRAY[jsonb_populate_record(NULL::ledger_posting, jsonb_build_object('village_id', p_village, 'transfer_id', v_transfer, 'kind', 'thanks_reversal',
      'debit_account_id', v_wallet, 'credit_account_id', ledger_village_account(p_village, 'correction'), 'amount', v_points, 'cause_id', p_deed, 'reason', v_due.title,
      'member_id', v_due.helper_person_id, 'reverses_transfer_id', (SELECT o.id FROM ledger_transfer o WHERE o.village_id = p_village AND o.kind = 'thanks' AND o.cause_id = p_deed)))], p_at);
  ELSE
    SELECT coalesce((v.settings ->> 'helperThanksPerMonth')::int, 4) INTO v_most FROM village v WHERE v.id = p_village;
    SELECT count(*) INTO v_given FROM points_thanks t WHERE t.village_id = p_village AND t.helper_person_id = v_due.helper_person_id AND t.state = 'credited'
      AND t.deed_at >= date_trunc('month', v_due.deed_at, 'Asia/Shanghai') AND t.deed_at < (date_trunc('month', v_due.deed_at AT TIME ZONE 'Asia/Shanghai') + interval '1 month') AT TIME ZONE 'Asia/Shanghai';
    IF v_given >= v_most THEN
      UPDATE points_thanks t SET state = 'capped' WHERE t.village_id = p_village AND t.deed_id = p_deed;
      RETURN;
    END IF;
    v_points := v_due.points;
    UPDATE points_thanks t SET state = 'credited', household_id = v_own WHERE t.village_id = p_village AND t.deed_id = p_deed;
    PERFORM ledger_post(ARRAY[jsonb_populate_record(NULL::ledger_posting, jsonb_build_object('village_id', p_village, 'transfer_id', v_transfer, 'kind', 'thanks',
      'debit_account_id', ledger_village_account(p_village, 'issuance'), 'credit_account_id', v_wallet, 'amount', v_points, 'cause_id', p_deed, 'reason', v_due.title,
      'member_id', v_due.helper_person_id))], p_at);
  END IF;
  INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, created_at) VALUES (p_village, new_id(),
    CASE v_due.state WHEN 'owed' THEN 'points.thanks.credited' ELSE 'points.thanks.taken_back' END, p_deed,
    jsonb_build_object('personId', v_due.helper_person_id, 'title', v_due.title, 'points', v_points), p_at);
END $$;

-- The accounts of these deeds, in the one order, and then the deeds one after another. `p_households`: whose wallet each is about, or NULL.
DROP FUNCTION IF EXISTS points_thank_these(uuid[], uuid[], uuid[], timestamptz);
CREATE FUNCTION points_thank_these(p_villages uuid[], p_deeds uuid[], p_households uuid[], p_at timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF p_deeds IS NULL THEN RETURN 0; END IF;
  PERFORM ledger_open(array_agg(d.village_id), array_agg(d.household_id)) FROM unnest(p_villages, p_households) d(village_id, household_id) WHERE d.household_id IS NOT NULL;
  PERFORM ledger_lock(array_agg(a.village_id), array_agg(a.id)) FROM ledger_account a
    WHERE (a.village_id, a.household_id) IN (SELECT * FROM unnest(p_villages, p_households)) AND a.kind = 'wallet'
      OR a.village_id = ANY (p_villages) AND a.household_id IS NULL AND a.kind IN ('issuance', 'correction');
  FOR n IN 1 .. cardinality(p_deeds) LOOP
    PERFORM points_thank_one(p_villages[n], p_deeds[n], p_households[n], p_at);
  END LOOP;
  RETURN cardinality(p_deeds);
END $$;

-- The clock's own: what is due in any village, up to `p_limit`; answers how many it looked at.
DROP FUNCTION IF EXISTS points_thank_due(integer, timestamptz);
CREATE FUNCTION points_thank_due(p_limit integer, p_at timestamptz DEFAULT NULL) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- One at a time: two would count one helper's month side by side when that helper moves house between them.
  PERFORM pg_advisory_xact_lock(hashtextextended('points_thank_due', 0));
  RETURN points_thank_these(array_agg(d.village_id ORDER BY d.village_id, d.deed_id), array_agg(d.deed_id ORDER BY d.village_id, d.deed_id), array_agg(d.household_id ORDER BY d.village_id, d.deed_id), books_now(p_at)) FROM (
    SELECT t.village_id, t.deed_id, identity_successor(t.village_id, coalesce(t.household_id, p.household_id)) AS household_id FROM points_thanks t
    JOIN person p ON p.village_id = t.village_id AND p.id = t.helper_person_id JOIN village v ON v.id = t.village_id AND v.books_stopped_at IS NULL
    WHERE t.state = 'owed' OR t.state = 'credited' AND t.undone_at IS NOT NULL ORDER BY t.village_id, t.deed_id LIMIT p_limit) d;
END $$;

-- The same by itself, when a set has failed (platform/jobs/clock.ts): what is due behind a key, and those of these that still are.
DROP FUNCTION IF EXISTS points_thank_due_due(uuid, uuid, integer);
CREATE FUNCTION points_thank_due_due(p_village uuid, p_id uuid, p_limit integer) RETURNS TABLE (village_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.village_id, t.deed_id FROM points_thanks t JOIN village v ON v.id = t.village_id AND v.books_stopped_at IS NULL
  WHERE (t.state = 'owed' OR t.state = 'credited' AND t.undone_at IS NOT NULL) AND (t.village_id, t.deed_id) > (p_village, p_id) ORDER BY t.village_id, t.deed_id LIMIT p_limit
$$;
DROP FUNCTION IF EXISTS points_thank_due(uuid[], uuid[]);
CREATE FUNCTION points_thank_due(p_villages uuid[], p_ids uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('points_thank_due', 0));
  RETURN points_thank_these(array_agg(d.village_id ORDER BY d.village_id, d.deed_id), array_agg(d.deed_id ORDER BY d.village_id, d.deed_id), array_agg(d.household_id ORDER BY d.village_id, d.deed_id), now()) FROM (
    SELECT t.village_id, t.deed_id, identity_successor(t.village_id, coalesce(t.household_id, p.household_id)) AS household_id FROM unnest(p_villages, p_ids) c(v, i)
    JOIN points_thanks t ON t.village_id = c.v AND t.deed_id = c.i AND (t.state = 'owed' OR t.state = 'credited' AND t.undone_at IS NOT NULL)
    JOIN person p ON p.village_id = t.village_id AND p.id = t.helper_person_id JOIN village v ON v.id = t.village_id AND v.books_stopped_at IS NULL) d;
END $$;

-- Thanks and their transfers say the same. Read-only; no row when they do.
DROP FUNCTION IF EXISTS points_verify_thanks(uuid);
CREATE FUNCTION points_verify_thanks(p_village uuid) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH posted AS (SELECT t.village_id, t.kind, t.cause_id, t.amount FROM ledger_transfer t WHERE t.kind IN ('thanks', 'thanks_reversal') AND (p_village IS NULL OR t.village_id = p_village)),
  said AS (
    SELECT s.village_id, 'thanks' AS kind, s.deed_id AS cause_id, s.points AS amount FROM points_thanks s WHERE s.state IN ('credited', 'taken_back') AND (p_village IS NULL OR s.village_id = p_village)
    UNION ALL SELECT s.village_id, 'thanks_reversal', s.deed_id, s.taken_back_points FROM points_thanks s WHERE s.taken_back_points > 0 AND (p_village IS NULL OR s.village_id = p_village))
  SELECT coalesce(t.village_id, s.village_id), 'thanks', coalesce(t.cause_id, s.cause_id), format('%s of %s, the ledger says %s', coalesce(s.kind, t.kind), coalesce(s.amount::text, 'nothing'), coalesce(t.amount::text, 'nothing'))
  FROM posted t FULL JOIN said s ON s.village_id = t.village_id AND s.kind = t.kind AND s.cause_id = t.cause_id WHERE s.amount IS DISTINCT FROM t.amount
$$;

REVOKE ALL ON FUNCTION points_thanks_owe(text, uuid[], uuid[], uuid[], uuid[], uuid[], text[], timestamptz[]), points_thanks_undo(uuid[], uuid[]), points_thank_one(uuid, uuid, uuid, timestamptz), points_thank_these(uuid[], uuid[], uuid[], timestamptz), points_thank_due(integer, timestamptz),
  points_thank_due_due(uuid, uuid, integer), points_thank_due(uuid[], uuid[]), points_verify_thanks(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION points_thank_due(integer, timestamptz), points_thank_due_due(uuid, uuid, integer), points_thank_due(uuid[], uuid[]) TO jishan_app;
