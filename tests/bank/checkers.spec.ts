import type { Books } from './books';
import { checkers, complaints, type CheckerName } from './checkers';
import type { Told } from './history';
import { done, refused, rightBooks, rightHistory, unsure } from './right-books';

interface Case {
  readonly history?: readonly Told[];
  readonly books?: Partial<Books>;
}

const books = rightBooks;
/** The history with the sendings of one command replaced. */
const told = (index: number, ...sendings: Told['sendings']): Case => ({
  history: rightHistory.map((one, at) => (at === index ? { ...one, sendings } : one)),
});
/** One row changed. */
const changed = <T>(rows: readonly T[], at: number, change: Partial<T>): T[] =>
  rows.map((row, index) => (index === at ? { ...row, ...change } : row));

const planted: readonly [CheckerName, string, Case][] = [
  ['lost', 'an acknowledged credit is missing', { books: { transfers: books.transfers.filter(t => t.id !== 'T1') } }],
  [
    'doubled',
    'a credit was posted twice',
    { books: { transfers: [...books.transfers, { id: 'T9', kind: 'award', causeId: 'swept', amount: 5 }] } },
  ],
  ['doubled', 'two commands were promised the same credit', told(6, done('two'))],
  ['doubled', 'one key was answered in two ways', told(1, done('one'), done('two', { replayed: true }))],
  ['replays', 'two sendings of one key were both the first', told(1, done(), done())],
  [
    'replays',
    'a command that was done is refused when it is sent again',
    told(1, done(), { ...refused('POINTS.APPLICATION_ALREADY_DECIDED'), afterwards: true }),
  ],
  [
    'unasked',
    'a credit that nobody asked for',
    { books: { transfers: [...books.transfers, { id: 'T9', kind: 'award', causeId: 'unknown', amount: 1 }] } },
  ],
  [
    'unasked',
    'a sale that was refused',
    { books: { transfers: [...books.transfers, { id: 'T9', kind: 'counter_sale', causeId: 'S2', amount: 99 }] } },
  ],
  ['misbooked', 'a credit of another amount', { books: { entries: changed(books.entries, 1, { amount: 6 }) } }],
  ['misbooked', 'a credit into the wrong account', { books: { entries: changed(books.entries, 1, { accountId: 'H' }) } }],
  ['misbooked', 'a credit with one side only', { books: { entries: books.entries.filter((_entry, at) => at !== 1) } }],
  ['misbooked', 'goods that did not move', { books: { movements: books.movements.filter(m => m.kind !== 'issue') } }],
  ['misbooked', 'goods that moved twice', { books: { movements: [...books.movements, { ...books.movements[3]!, seq: 5 }] } }],
  ['traces', 'a deed without audit', { books: { audit: books.audit.slice(1) } }],
  ['traces', 'a deed that is told twice', { books: { events: [...books.events, books.events[0]!] } }],
  ['traces', 'an answer that is not kept', { books: { keys: books.keys.slice(1) } }],
  ['traces', 'an answer that is kept for a refusal', { books: { keys: [...books.keys, 'phone sale S2'] } }],
  ['wallets', 'a wallet with a point too few', { books: { accounts: changed(books.accounts, 0, { balance: 8 }) } }],
  ['wallets', 'a reversal that took nothing', { books: { accounts: changed(books.accounts, 0, { balance: 11 }) } }],
  ['negative', 'a wallet below zero', { books: { accounts: changed(books.accounts, 0, { balance: -1 }) } }],
  [
    'negative',
    'a wallet that was below zero for a moment',
    { books: { entries: changed(changed(books.entries, 3, { amount: -20 }), 4, { amount: 14 }) } },
  ],
  ['oversold', 'more reserved than there was, for a moment', { books: { movements: changed(books.movements, 1, { reserved: 4 }) } }],
  ['oversold', 'more given than received', { books: { redemptions: [...books.redemptions, { ...books.redemptions[0]!, id: 'R3' }] } }],
  ['oversold', 'a stock that forgets a reservation', { books: { stock: [{ goodsId: 'soap', onHand: 1, reserved: 0 }] } }],
  ['gaps', 'a hole in an account', { books: { entries: changed(books.entries, 5, { seq: 7 }) } }],
  ['gaps', 'a number given twice in a stock', { books: { movements: changed(books.movements, 3, { seq: 3 }) } }],
  ['holds', 'points held for nothing', { books: { accounts: changed(books.accounts, 1, { balance: 3 }) } }],
  ['holds', 'an open redemption without its points', { books: { redemptions: changed(books.redemptions, 0, { status: 'reserved' }) } }],
  ['overCap', 'more credits than the cap', { books: { applications: changed(books.applications, 1, { status: 'credited' }) } }],
  ['verified', 'the ledger’s own verification complains', { books: { ledgerVerify: ['account W says balance 9'] } }],
  ['verified', 'the store’s own verification complains', { books: { storeVerify: ['stock soap says 1/1'] } }],
  ['wrongWords', 'a broken line is called a fault', told(0, { ending: 'fault', said: 'SERVICE.FAULT' }, done())],
  ['wrongWords', 'an acknowledged redemption is not found', told(4, refused('RESOURCE.NOT_FOUND'))],
  ['unanswered', 'a client was left without an answer', told(3, unsure, unsure)],
  ['untrueAnswers', 'the answer names other points than were booked', told(0, done('one', { answer: { points: 6 } }))],
  ['untrueAnswers', 'the answer names another transfer', told(0, done('one', { answer: { points: 5, transferId: 'T2' } }))],
];

describe('the bank test’s checkers', () => {
  it('are content with right books', () => {
    expect(complaints(rightHistory, rightBooks)).toEqual({});
  });

  it('leave it open whether a command took effect that was refused beside a lost sending', () => {
    const transfers = [...books.transfers, { id: 'T9', kind: 'counter_sale' as const, causeId: 'S1', amount: 2 }];
    expect(checkers.unasked(rightHistory, { ...books, transfers })).toEqual([]);
  });

  it.each(planted)('%s: %s', (name, _bug, { history = rightHistory, books: spoilt = {} }) => {
    expect(checkers[name](history, { ...books, ...spoilt })).not.toEqual([]);
  });

  it('have each found something', () => {
    expect(new Set(planted.map(([name]) => name))).toEqual(new Set(Object.keys(checkers)));
  });
});
