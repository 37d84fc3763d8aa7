import { columns } from './announce';
import { displayWidth, padDisplay } from './steps';

describe('terminal columns', () => {
  it('counts Chinese letters as two columns', () => {
    expect(displayWidth('村民 a,b')).toBe(8);
    expect(padDisplay('村民', 6)).toBe('村民  ');
  });

  it('lines up what follows letters of different width', () => {
    const lines = columns([
      ['身份', '用户名'],
      ['ab', '村'],
    ]).split('\n');
    expect(lines).toEqual(['  身份   用户名', '  ab     村']);
  });
});
