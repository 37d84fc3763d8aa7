import type { CounterHelper } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';

export interface CounterRow {
  id: string;
  name: string;
  group_name: string | null;
  member_names: string[];
  spendable: number;
  helpers: CounterHelper[];
}

const COUNTER_COLUMNS = `h.id, h.name, g.name AS group_name, points_spendable(h.village_id, h.id) AS spendable,
  ARRAY(SELECT p.name FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id ORDER BY p.id = h.head_person_id DESC, p.id) AS member_names,
  ARRAY(SELECT jsonb_build_object('personId', p.id, 'name', p.name) FROM live_proxy l JOIN person p ON p.village_id = l.village_id AND p.id = l.helper_person_id
    WHERE l.village_id = h.village_id AND l.household_id = h.id ORDER BY p.name, p.id) AS helpers
  FROM household h
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id`;

export async function counterHousehold(tx: Tx, householdId: string): Promise<CounterRow> {
  const [row] = await tx.query<CounterRow[]>(`SELECT ${COUNTER_COLUMNS} WHERE h.village_id = $1 AND h.id = $2 AND h.closed_at IS NULL`, [
    tx.villageId,
    householdId,
  ]);
  if (!row) throw notFound();
  return row;
}

export async function householdOfCard(tx: Tx, cardCode: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT id FROM household WHERE village_id = $1 AND card_code = $2 AND closed_at IS NULL',
    [tx.villageId, cardCode],
  );
  return row?.id ?? null;
}
