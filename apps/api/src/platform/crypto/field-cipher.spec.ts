import { randomBytes } from 'node:crypto';
import { FieldCipher, maskPhone } from './field-cipher';

const config = { phoneKey: randomBytes(32), phoneIndexKey: randomBytes(32) };
const cipher = new FieldCipher(config);
const ROW = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const OTHER_ROW = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c';

describe('a sealed field', () => {
  const sealed = cipher.encrypt('person', 'phone', ROW, '13812341234');

  it('opens where it was sealed, Chinese too', () => {
    expect(cipher.decrypt('person', 'phone', ROW, sealed)).toBe('13812341234');
    expect(cipher.decrypt('matter', 'text', ROW, cipher.encrypt('matter', 'text', ROW, '邻居占了路 🏡'))).toBe('邻居占了路 🏡');
  });

  it.each([
    ['another table', 'account', 'phone', ROW],
    ['another column', 'person', 'note', ROW],
    ['another row', 'person', 'phone', OTHER_ROW],
  ])('does not open in %s', (_place, table, column, row) => {
    expect(() => cipher.decrypt(table, column, row, sealed)).toThrow();
  });

  it('does not open with any one bit changed', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => cipher.decrypt('person', 'phone', ROW, changed)).toThrow();
    }
  });

  it('does not open when cut, nor with another key', () => {
    expect(() => cipher.decrypt('person', 'phone', ROW, sealed.subarray(0, 20))).toThrow('too short');
    expect(() => cipher.decrypt('person', 'phone', ROW, sealed.subarray(0, -1))).toThrow();
    const stranger = new FieldCipher({ ...config, phoneKey: randomBytes(32) });
    expect(() => stranger.decrypt('person', 'phone', ROW, sealed)).toThrow();
  });

  it('never looks the same twice, and never shows its text', () => {
    const again = cipher.encrypt('person', 'phone', ROW, '13812341234');
    expect(again.equals(sealed)).toBe(false);
    expect(sealed.toString('latin1')).not.toContain('13812341234');
    expect(sealed[0]).toBe(1);
  });
});

describe('a sealed phone', () => {
  it('carries its index and its masked form, and opens', () => {
    const sealed = cipher.phone('person', ROW, '13812341234');
    expect(sealed.masked).toBe('138****1234');
    expect(sealed.index.equals(cipher.phoneIndex('13812341234'))).toBe(true);
    expect(cipher.openPhone('person', ROW, sealed.cipher)).toBe('13812341234');
  });

  it('is found by equality only under the same key and kind', () => {
    expect(cipher.phoneIndex('13812341234').equals(cipher.phoneIndex('13812341235'))).toBe(false);
    expect(cipher.phoneIndex('13812341234').equals(cipher.blindIndex('id_card', '13812341234'))).toBe(false);
    const stranger = new FieldCipher({ ...config, phoneIndexKey: randomBytes(32) });
    expect(cipher.phoneIndex('13812341234').equals(stranger.phoneIndex('13812341234'))).toBe(false);
    expect(cipher.phoneIndex('13812341234')).toHaveLength(32);
  });
});

test.each([
  ['13812341234', '138****1234'],
  ['12345', '*****'],
  ['', ''],
  ['8613812341234', '861******1234'],
])('maskPhone(%s) is %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});
