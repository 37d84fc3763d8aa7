-- What a household can spend now: its wallet without the deductions that are due and that the job has not come to yet, for whoever spends posts these first
-- (store_lock_for_place). The account, the passbook and the counter say this one number.
DROP FUNCTION IF EXISTS points_spendable(uuid, uuid);
CREATE FUNCTION points_spendable(p_village uuid, p_household uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT greatest(0, coalesce((SELECT a.balance FROM ledger_account a WHERE a.village_id = p_village AND a.household_id = p_household AND a.kind = 'wallet'), 0)
    - coalesce((SELECT sum(d.points) FROM points_deduction d WHERE d.village_id = p_village AND d.household_id = p_household AND d.status = 'notified' AND d.appeal_until <= now()
      AND points_deduction_runs(d.village_id, d.household_id, d.told_at)), 0))::int
$$;
REVOKE ALL ON FUNCTION points_spendable(uuid, uuid) FROM PUBLIC;
-- It reads what the caller may read anyway.
GRANT EXECUTE ON FUNCTION points_spendable(uuid, uuid) TO jishan_app;
