import { spanOf } from './range';

const SIZE = 1_000;

it.each<[string | undefined, { first: number; last: number } | undefined]>([
  ['bytes=0-1', { first: 0, last: 1 }],
  ['bytes=0-', { first: 0, last: 999 }],
  ['bytes=500-', { first: 500, last: 999 }],
  ['bytes=900-5000', { first: 900, last: 999 }],
  ['bytes=-100', { first: 900, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
  ['bytes=999-999', { first: 999, last: 999 }],
  // The whole, instead of a refusal.
  [undefined, undefined],
  ['', undefined],
  ['bytes=-', undefined],
  ['bytes=-0', undefined],
  ['bytes=1000-', undefined],
  ['bytes=5-4', undefined],
  ['bytes=0-1,5-9', undefined],
  ['items=0-1', undefined],
  ['bytes=a-b', undefined],
  ['bytes=99999999999999999999-', undefined],
])('%s', (header, span) => {
  expect(spanOf(header, SIZE)).toEqual(span);
});
