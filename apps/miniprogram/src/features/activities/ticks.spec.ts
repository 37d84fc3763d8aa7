import { batchOf, presentOf, settled } from './ticks';

it('sends both lists, no longer than the server takes', () => {
  expect(batchOf({ a: true, b: false, c: true }, 300)).toEqual({ present: ['a', 'c'], absent: ['b'] });
  expect(batchOf({ a: true, b: true, c: true }, 2)).toEqual({ present: ['a', 'b'], absent: [] });
});

it('keeps what was tapped again while the batch travelled', () => {
  expect(settled({ a: true, b: false, c: true }, { present: ['a', 'b'], absent: [] })).toEqual({ b: false, c: true });
  expect(settled({}, { present: ['a'], absent: [] })).toEqual({});
});

it('counts what the list will say', () => {
  const member = (personId: string, present: boolean) => ({
    personId,
    name: personId,
    signUp: null,
    present,
    means: null,
    recordedByName: null,
    points: null,
    reversedReason: null,
  });
  const households = [{ householdId: 'h', householdName: '罗家', groupName: null, members: [member('a', true), member('b', false)] }];
  expect([presentOf(households, {}), presentOf(households, { b: true }), presentOf(households, { a: false })]).toEqual([1, 2, 0]);
});
