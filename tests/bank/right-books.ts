import type { Books } from './books';
import type { Command, CommandKind, Sending, Told } from './history';

const command = (kind: CommandKind, causeId: string, points: number, quantity = 0): Command => ({
  kind,
  key: `${kind} ${causeId}`,
  villageId: 'village',
  accountId: 'phone',
  householdId: 'Luo',
  causeId,
  points,
  lines: quantity > 0 ? [{ goodsId: 'soap', quantity }] : [],
});

export const done = (body = 'one', more: Partial<Sending> = {}): Sending => ({
  ending: 'done',
  said: 'done',
  body,
  replayed: false,
  ...more,
});
export const unsure: Sending = { ending: 'unsure', said: 'socket hang up' };
export const refused = (said: string): Sending => ({ ending: 'refused', said });

/** What six commands were told: all six had their effect, three more had none. */
export const rightHistory: readonly Told[] = [
  {
    command: command('approve', 'swept', 5),
    sendings: [unsure, done('one', { replayed: true, answer: { points: 5, transferId: 'T1', balance: 15 } })],
  },
  { command: command('approve', 'planted', 2), sendings: [done(), done('one', { replayed: true, afterwards: true })] },
  { command: command('reverse', 'planted', 2), sendings: [done()] },
  { command: command('reserve', 'R1', 4, 2), sendings: [done()] },
  { command: command('handOver', 'R1', 4, 2), sendings: [done()] },
  { command: command('reserve', 'R2', 2, 1), sendings: [done()] },
  { command: { ...command('approve', 'swept', 5), key: 'another' }, sendings: [refused('POINTS.APPLICATION_ALREADY_DECIDED')] },
  { command: command('sale', 'S1', 2, 1), sendings: [unsure, refused('STORE.OUT_OF_STOCK')] },
  { command: command('sale', 'S2', 99, 9), sendings: [refused('POINTS.INSUFFICIENT')] },
];

const entry = (accountId: string, seq: number, transferId: string, amount: number) => ({ accountId, seq, transferId, amount });
const moved = (seq: number, kind: 'receipt' | 'reserve' | 'issue', causeId: string, onHand: number, reserved: number) => ({
  goodsId: 'soap',
  seq,
  kind,
  causeId,
  onHand,
  reserved,
});
const account = (id: string, kind: Books['accounts'][number]['kind'], balance: number) => ({
  id,
  kind,
  balance,
  householdId: kind === 'wallet' || kind === 'reserved' ? 'Luo' : null,
});
const trace = (name: string, about: string) => ({ name, about });
const ends = ['R1', 'R2'].map(id => trace('store.redemption.reserved', id)).concat(trace('store.redemption.fulfilled', 'R1'));

/** The books that belong to it. */
export const rightBooks: Books = {
  transfers: [
    { id: 'T0', kind: 'opening', causeId: 'start', amount: 10 },
    { id: 'T1', kind: 'award', causeId: 'swept', amount: 5 },
    { id: 'T2', kind: 'award', causeId: 'planted', amount: 2 },
    { id: 'T3', kind: 'award_reversal', causeId: 'planted', amount: 2 },
    { id: 'T4', kind: 'hold', causeId: 'R1', amount: 4 },
    { id: 'T5', kind: 'capture', causeId: 'R1', amount: 4 },
    { id: 'T6', kind: 'hold', causeId: 'R2', amount: 2 },
  ],
  entries: [
    ...[entry('W', 1, 'T0', 10), entry('W', 2, 'T1', 5), entry('W', 3, 'T2', 2), entry('W', 4, 'T3', -2), entry('W', 5, 'T4', -4)],
    ...[entry('W', 6, 'T6', -2), entry('H', 1, 'T4', 4), entry('H', 2, 'T5', -4), entry('H', 3, 'T6', 2), entry('I', 1, 'T0', -10)],
    ...[entry('I', 2, 'T1', -5), entry('I', 3, 'T2', -2), entry('C', 1, 'T3', 2), entry('R', 1, 'T5', 4)],
  ],
  accounts: [
    account('W', 'wallet', 9),
    account('H', 'reserved', 2),
    account('I', 'issuance', -17),
    account('C', 'correction', 2),
    account('R', 'redeemed', 4),
  ],
  movements: [
    moved(1, 'receipt', 'truck', 3, 0),
    moved(2, 'reserve', 'R1', 0, 2),
    moved(3, 'issue', 'R1', -2, -2),
    moved(4, 'reserve', 'R2', 0, 1),
  ],
  stock: [{ goodsId: 'soap', onHand: 1, reserved: 1 }],
  redemptions: [
    { id: 'R1', householdId: 'Luo', status: 'fulfilled', points: 4, lines: [{ goodsId: 'soap', quantity: 2 }] },
    { id: 'R2', householdId: 'Luo', status: 'reserved', points: 2, lines: [{ goodsId: 'soap', quantity: 1 }] },
  ],
  applications: [
    { id: 'swept', householdId: 'Luo', status: 'credited' },
    { id: 'planted', householdId: 'Luo', status: 'reversed' },
  ],
  audit: [
    trace('points.application.approved', 'swept'),
    trace('points.application.approved', 'planted'),
    trace('points.credit.reversed', 'planted'),
    ...ends,
  ],
  events: [
    trace('points.application.credited', 'swept'),
    trace('points.application.credited', 'planted'),
    trace('points.application.reversed', 'planted'),
    ...ends,
  ],
  keys: rightHistory.slice(0, 6).map(told => `phone ${told.command.key}`),
  capTimes: 1,
  ledgerVerify: [],
  storeVerify: [],
};
