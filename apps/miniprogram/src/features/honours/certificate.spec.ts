import { drawCertificate, wrapped, type Pen } from './certificate';

const measure = { measureText: (text: string) => ({ width: Array.from(text).length * 10 }) };

it('breaks lines where they are full, and never within a character', () => {
  expect(wrapped(measure, '孝老爱亲邻里和睦', 50)).toEqual(['孝老爱亲邻', '里和睦']);
  expect(wrapped(measure, '𠮷𠮷𠮷', 20)).toEqual(['𠮷𠮷', '𠮷']);
  expect(wrapped(measure, '', 50)).toEqual([]);
});

it('says who, what and when, and nothing else of the household', () => {
  const said: string[] = [];
  const pen: Pen = {
    ...measure,
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    font: '',
    textAlign: 'center',
    fillRect: () => undefined,
    strokeRect: () => undefined,
    fillText: text => void said.push(text),
  };
  drawCertificate(pen, {
    id: 'h',
    householdId: 'x',
    householdName: '罗建国家',
    groupName: '一组',
    villageName: '桠溪村',
    title: '五好文明家庭',
    period: '2026 年度',
    grantedOn: '2026-11-20',
    citation: '孝老爱亲',
    points: 30,
    pointsAsked: null,
    pointsRefused: null,
    mayConfirm: false,
    mayRefuse: false,
    photo: null,
    shown: true,
    own: true,
    revokedAt: null,
    revokeReason: null,
  });
  expect(said).toEqual(expect.arrayContaining(['罗建国家', '五好文明家庭', '孝老爱亲', '桠溪村', '2026年11月20日']));
  expect(said.join('')).not.toMatch(/30|一组/);
});
