import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ItemContentDto } from './checklists.dto';
import { inconsistency, isExecutable } from './checklists.rules';
import { publicServices } from './templates/public-services';

const services = publicServices.filter(item => item.kind === 'public_service');
const forbidden = publicServices.filter(item => item.forbidden);

it('has the services of a village and the six ministries’ twenty certificates', () => {
  expect(services.length).toBeGreaterThanOrEqual(12);
  expect(forbidden).toHaveLength(20);
  expect(services.length + forbidden.length).toBe(publicServices.length);
  expect(new Set(publicServices.map(item => item.code)).size).toBe(publicServices.length);
});

describe.each(publicServices.map(item => [item.name, item] as const))('%s', (_name, item) => {
  it('could be typed in by hand: every limit holds', () => {
    const errors = validateSync(plainToInstance(ItemContentDto, item), { whitelist: true, forbidNonWhitelisted: true });
    expect(errors.map(error => error.toString())).toEqual([]);
    expect(inconsistency(item)).toBeNull();
  });

  it('names its legal basis and where to complain', () => {
    expect(item.legalBasis.length).toBeGreaterThan(0);
    expect(item.supervisionText).not.toBe('');
    expect(item.supervisionPhone).toBe('12345');
  });

  it('asks for no number of papers, cards or accounts', () => {
    expect(JSON.stringify(item)).not.toMatch(/\d{11,}/);
    for (const material of item.materials.filter(one => /身份证|户口簿|社保卡|银行卡/.test(one.name)))
      expect(material.note).toMatch(/不用拍照|窗口/);
  });
});

it('every service can be started, charges nothing in the village, and ends in something to show for it', () => {
  expect(services.map(item => item.name)).toEqual(expect.arrayContaining(['宅基地审批', '用电报装', '农村危房改造申请']));
  for (const item of services) {
    expect(item.timeLimitDays).toBeGreaterThan(0);
    expect(isExecutable(item)).toBe(true);
    expect(item.fee ?? '村里不收费').toMatch(/^村里不收费/);
    expect(item.steps.at(-1)?.result).not.toBe('none');
    expect(item.materials.length).toBeGreaterThan(0);
  }
});
