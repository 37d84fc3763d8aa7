-- Whose wallet it is stands in no leaf of the sealed book: a leaf names accounts. So every credit and deduction is held against what it follows from: it
-- moved the wallet of the very household that the application, the deduction or the thanks is about. (Expiries: 184; splits: 192.) What takes a credit back
-- is not asked here: it follows the household wherever its wallet went. Read-only; no row when they are right.
-- Sets are held against sets, each once. Without statistics (books just loaded) the planner takes them for a few rows and goes through one for every row of
-- another, for minutes: so no nested loops.
DROP FUNCTION IF EXISTS points_verify_wallets(uuid);
CREATE FUNCTION points_verify_wallets(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off AS $$
  SELECT t.village_id, 'account', w.id, format('the wallet is household %s''s, but %s %s was of household %s', w.household_id, t.kind, t.id, c.household_id)
  FROM (
    SELECT a.village_id, 'award' AS kind, a.id, a.household_id FROM points_application a WHERE a.points_awarded IS NOT NULL
    UNION ALL SELECT d.village_id, 'deduction', d.id, d.household_id FROM points_deduction d WHERE d.posted > 0
    UNION ALL SELECT s.village_id, 'thanks', s.deed_id, s.household_id FROM points_thanks s WHERE s.state IN ('credited', 'taken_back')) c
  JOIN ledger_transfer t ON t.village_id = c.village_id AND t.kind = c.kind AND t.cause_id = c.id
  JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id
  JOIN ledger_account w ON w.village_id = e.village_id AND w.id = e.account_id AND w.kind = 'wallet'
  WHERE (p_village IS NULL OR c.village_id = p_village) AND w.household_id IS DISTINCT FROM c.household_id
$$;
REVOKE ALL ON FUNCTION points_verify_wallets(uuid) FROM PUBLIC;
