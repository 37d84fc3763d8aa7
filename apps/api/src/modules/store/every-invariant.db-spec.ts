import { panelRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../test/store';
import { TestVillage } from '../../../test/village';

let here: TestVillage;
let store: TestStore;

/** One household with everything that an unsealed book of today may hold: a credit, one taken back, goods fetched, and goods that wait. */
beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
  const goods = await store.goods({ stock: 10 });
  const buyer = await store.shopper(20);
  const keeper = await here.person(store.villageId, { roles: ['points_keeper'] });
  const applicationId = uuidv7();
  const ruleId = await here.rule(store.villageId, { points: 5 });
  await here.call(buyer, pointsRoutes.submitApplication, { body: { id: applicationId, ruleId, text: '', photoIds: [] } });
  await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId } });
  await here.call(keeper, panelRoutes.undoApproval, { params: { applicationId } });
  const fetched = await store.reserved(buyer, goods);
  await store.handOver(fetched, { reason: '老人没有手机' });
  await store.reserved(buyer, goods);
  // The neighbour, whose house something of it may be put under.
  await store.shopper(3);
});
afterAll(() => here.close());

const faults = async (): Promise<string[]> =>
  (await here.owner.query<{ fault: string }>('SELECT fault FROM books_verify()')).rows.map(row => row.fault);

const BOOKS = [
  'ledger_entry',
  'ledger_transfer',
  'ledger_account',
  'points_application',
  'store_redemption',
  'store_stock',
  'store_movement',
];
const WALLET = `(SELECT id FROM ledger_account WHERE kind = 'wallet' AND balance = 8)`;
const LAST = `account_id = ${WALLET} AND seq = (SELECT max(seq) FROM ledger_entry WHERE account_id = ${WALLET})`;

/** Each by the words of its own branch: the row that another branch would name as well is not enough. What is sealed has its leaf besides; this is not. */
it.each<[string, RegExp, readonly string[]]>([
  [
    'a number left out',
    /^seq \d+ is number \d+ of its account$/,
    [`UPDATE ledger_entry SET seq = seq + 1 WHERE ${LAST}`, `UPDATE ledger_account SET last_seq = last_seq + 1 WHERE id = ${WALLET}`],
  ],
  [
    'a balance written beside an entry',
    /^seq \d+ says balance \d+, the entries give \d+$/,
    [`UPDATE ledger_entry SET balance_after = balance_after + 1 WHERE ${LAST}`],
  ],
  [
    'an account’s balance',
    /^wallet says balance 9 \(seq \d+\), the entries give 8/,
    [`UPDATE ledger_account SET balance = balance + 1 WHERE id = ${WALLET}`],
  ],
  [
    'a point that one side of a transfer has and the other not',
    /^hold of 6: entries sum to 1, largest is 6$/,
    [
      `UPDATE ledger_entry SET amount = amount + 1, balance_after = balance_after + 1 WHERE ${LAST}`,
      `UPDATE ledger_account SET balance = balance + 1 WHERE id = ${WALLET}`,
    ],
  ],
  [
    'points made from nothing',
    /^issued \d+, but wallets hold/,
    [`UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'issuance'`],
  ],
  [
    'what an application says that it got',
    /^credited with 21 points, but its award says 20$/,
    [`UPDATE points_application SET points_awarded = 21 WHERE points_awarded = 20`],
  ],
  [
    'more taken back than was given',
    /^takes back 6 of a credit of 5$/,
    [`UPDATE ledger_transfer SET amount = 6 WHERE kind = 'award_reversal'`],
  ],
  [
    'a transfer of another kind than its way',
    /^release goes from wallet to reserved$/,
    [`UPDATE ledger_transfer SET kind = 'release' WHERE kind = 'hold'`],
  ],
  [
    'points still held for what is cancelled',
    /^6 points reserved, open redemptions hold 0$/,
    [`UPDATE store_redemption SET status = 'cancelled', closed_at = now() WHERE status = 'reserved'`],
  ],
  [
    'goods still held for what is cancelled',
    /^1 reserved, open redemptions want 0$/,
    [`UPDATE store_redemption SET status = 'cancelled', closed_at = now() WHERE status = 'reserved'`],
  ],
  ['a bag that no movement took', /^says 8\/1 \(seq \d+\), the movements give 9\/1/, [`UPDATE store_stock SET on_hand = on_hand - 1`]],
  [
    'a movement left out',
    /^seq \d+: number \d+, says/,
    [`UPDATE store_movement SET seq = seq + 1 WHERE seq = (SELECT max(seq) FROM store_movement)`],
  ],
  [
    'a redemption that costs more than its lines',
    /^7 points, its lines give 6$/,
    [`UPDATE store_redemption SET points = 7 WHERE status = 'reserved'`],
  ],
  [
    'goods under a neighbour’s name',
    /^the wallet is household .+, but hold .+ was of household/,
    [
      `UPDATE store_redemption SET household_id = (SELECT household_id FROM ledger_account WHERE kind = 'wallet' AND balance = 3) WHERE status = 'reserved'`,
    ],
  ],
])('the verification names %s', async (_what, fault, spoil) => {
  await here.owner.query('BEGIN');
  try {
    for (const table of BOOKS) await here.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    expect(await faults()).toEqual([]);
    for (const change of spoil) expect((await here.owner.query(change)).rowCount).toBeGreaterThan(0);
    expect(await faults()).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  } finally {
    await here.owner.query('ROLLBACK');
  }
});
