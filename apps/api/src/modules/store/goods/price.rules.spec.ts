import { priceTerms, type Price } from './price.rules';

const TODAY = '2026-11-27';
const IN_A_DAY = '2026-11-29';
const ten: Price = { points: 10, next: null };
const coming: Price = { points: 10, next: { points: 6, from: '2026-11-28' } };
const come: Price = { points: 10, next: { points: 6, from: TODAY } };

it.each<[string, Price, number, ReturnType<typeof priceTerms>]>([
  ['a higher price counts at once', ten, 12, { points: 12, next: null, hasCome: false, change: 'at_once' }],
  ['a lower one after a whole day', ten, 8, { points: 10, next: { points: 8, from: IN_A_DAY }, hasCome: false, change: 'waits' }],
  ['the same is nothing', ten, 10, { points: 10, next: null, hasCome: false, change: 'none' }],
  ['the price that counts takes back what waits', coming, 10, { points: 10, next: null, hasCome: false, change: 'kept' }],
  ['what waits keeps its day', coming, 6, { ...coming, hasCome: false, change: 'none' }],
  [
    'another lower one waits from its own day',
    coming,
    5,
    { points: 10, next: { points: 5, from: IN_A_DAY }, hasCome: false, change: 'waits' },
  ],
  ['a higher one forgets what waits', coming, 11, { points: 11, next: null, hasCome: false, change: 'at_once' }],
  ['whose day has come counts', come, 6, { points: 6, next: null, hasCome: true, change: 'none' }],
  ['back up from there at once', come, 10, { points: 10, next: null, hasCome: true, change: 'at_once' }],
  ['and further down after a whole day', come, 5, { points: 6, next: { points: 5, from: IN_A_DAY }, hasCome: true, change: 'waits' }],
])('%s', (_what, stored, wish, terms) => expect(priceTerms(stored, wish, TODAY)).toEqual(terms));
