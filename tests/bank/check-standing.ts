import { countBy, groupBy, sumBy, type Checker } from './check-deeds';
import { deedOf, effects } from './history';

/** What a wallet must hold follows from what was asked of it and stands in the books, without reading one entry of it. */
export const wallets: Checker = (history, books) => {
  const posted = new Set(books.transfers.map(transfer => `${transfer.kind} ${transfer.causeId}`));
  const deeds = new Map(history.filter(told => posted.has(deedOf(told.command))).map(told => [deedOf(told.command), told.command]));
  const earned = sumBy(
    [...deeds.values()],
    command => command.householdId,
    command => effects[command.kind].wallet * command.points,
  );
  const opening = new Set(books.transfers.filter(transfer => transfer.kind === 'opening').map(transfer => transfer.id));
  const opened = sumBy(
    books.entries.filter(entry => opening.has(entry.transferId)),
    entry => entry.accountId,
    entry => entry.amount,
  );
  return books.accounts
    .filter(account => account.kind === 'wallet')
    .flatMap(account => {
      const due = (opened.get(account.id) ?? 0) + (earned.get(account.householdId ?? '') ?? 0);
      return account.balance === due ? [] : [`wallet of ${account.householdId} holds ${account.balance}, its commands give ${due}`];
    });
};

/** At no moment was a household's account below zero, rebuilt entry by entry; and none says so now. */
export const negative: Checker = (_history, books) => {
  const owned = new Map(books.accounts.filter(account => account.householdId !== null).map(account => [account.id, account]));
  const faults = [...owned.values()]
    .filter(account => account.balance < 0)
    .map(account => `${account.kind} of ${account.householdId} says ${account.balance}`);
  for (const [accountId, entries] of groupBy(books.entries, entry => entry.accountId)) {
    const account = owned.get(accountId);
    let balance = 0;
    for (const entry of account ? entries : []) {
      balance += entry.amount;
      if (balance < 0) faults.push(`${account?.kind} of ${account?.householdId} fell to ${balance} at entry ${entry.seq}`);
    }
  }
  return faults;
};

/** Nobody was promised or given what was not there: at every movement, and by what the redemptions say. */
export const oversold: Checker = (_history, books) => {
  const faults: string[] = [];
  const received = new Map<string, number>();
  for (const [goodsId, movements] of groupBy(books.movements, movement => movement.goodsId)) {
    let [onHand, reserved] = [0, 0];
    for (const movement of movements) {
      onHand += movement.onHand;
      reserved += movement.reserved;
      if (reserved < 0 || onHand < reserved)
        faults.push(`goods ${goodsId}: ${onHand} on hand, ${reserved} reserved at movement ${movement.seq}`);
      if (movement.kind === 'receipt') received.set(goodsId, (received.get(goodsId) ?? 0) + movement.onHand);
    }
  }
  const wanted = (status: string): Map<string, number> =>
    sumBy(
      books.redemptions.filter(redemption => redemption.status === status).flatMap(redemption => redemption.lines),
      line => line.goodsId,
      line => line.quantity,
    );
  const [given, promised] = [wanted('fulfilled'), wanted('reserved')];
  for (const { goodsId, onHand, reserved } of books.stock) {
    const [had, gave, owes] = [received.get(goodsId) ?? 0, given.get(goodsId) ?? 0, promised.get(goodsId) ?? 0];
    if (gave + owes > had) faults.push(`goods ${goodsId}: ${had} received, ${gave} given and ${owes} promised`);
    if (onHand !== had - gave || reserved !== owes)
      faults.push(`goods ${goodsId}: says ${onHand}/${reserved}, redemptions give ${had - gave}/${owes}`);
  }
  return faults;
};

/** Entries and movements are numbered 1, 2, 3 … without a hole. */
export const gaps: Checker = (_history, books) => {
  const faults: string[] = [];
  const look = (what: string, rows: ReadonlyMap<string, readonly { readonly seq: number }[]>): void => {
    for (const [id, lines] of rows) {
      const at = lines.findIndex((line, index) => line.seq !== index + 1);
      if (at >= 0) faults.push(`${what} ${id}: number ${lines[at]?.seq} stands where ${at + 1} should`);
    }
  };
  look(
    'account',
    groupBy(books.entries, entry => entry.accountId),
  );
  look(
    'goods',
    groupBy(books.movements, movement => movement.goodsId),
  );
  return faults;
};

/** The points that are held for a household are those of its open redemptions. */
export const holds: Checker = (_history, books) => {
  const open = sumBy(
    books.redemptions.filter(redemption => redemption.status === 'reserved'),
    redemption => redemption.householdId,
    redemption => redemption.points,
  );
  return books.accounts
    .filter(account => account.kind === 'reserved' && account.balance !== (open.get(account.householdId ?? '') ?? 0))
    .map(
      account => `${account.balance} points held for ${account.householdId}, open redemptions: ${open.get(account.householdId ?? '') ?? 0}`,
    );
};

/** All applications were handed in within one period of the cap. */
export const overCap: Checker = (_history, books) => {
  const credited = books.applications.filter(application => application.status === 'credited');
  return [...countBy(credited, application => application.householdId)]
    .filter(([, times]) => times > books.capTimes)
    .map(([householdId, times]) => `household ${householdId} was credited ${times} times, the cap is ${books.capTimes}`);
};

/** The product's own verification, in SQL. */
export const verified: Checker = (_history, books) => [
  ...books.ledgerVerify.map(fault => `ledger_verify: ${fault}`),
  ...books.storeVerify.map(fault => `store_verify: ${fault}`),
];
