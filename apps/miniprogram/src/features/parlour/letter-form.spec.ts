import { wordsFault } from './letter-form';
import { clockOf } from './looks';

const silent = { given: false, supported: true };

describe('words before they are sent', () => {
  it('blanks are none, unless something was said', () => {
    expect(wordsFault(' \n ', 'private', silent)).toBe('请写一句话，或者录一段话');
    expect(wordsFault(' \n ', 'private', { given: false, supported: false })).toBe('请写一句话');
    expect(wordsFault(' \n ', 'private', { given: true, supported: true })).toBeUndefined();
  });
  it('a number may stand in a private letter only', () => {
    expect(wordsFault('打 13800001234', 'private', silent)).toBeUndefined();
    expect(wordsFault('打 13800001234', 'open', { given: true, supported: true })).toContain('只给书记看');
  });
});

describe('the clock of a reply', () => {
  it('says until when, that it is late, or nothing', () => {
    const dueAt = '2126-11-25T09:00:00+08:00';
    expect(clockOf({ dueAt, overdue: false })).toMatchObject({ late: false });
    expect(clockOf({ dueAt, overdue: true })).toEqual({ words: '已超时', late: true });
    expect(clockOf({ dueAt: null, overdue: false })).toBeUndefined();
  });
});
