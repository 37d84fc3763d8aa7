import type { Schema } from './answer-schemas';

const ID = '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const INSTANT = '2026-11-23T09:30:00+08:00';
const MAX_DEPTH = 12;

/** What a field of this name looks like in a village; everything else is taken from its schema. */
const byName: Readonly<Record<string, unknown>> = {
  name: '罗秀英',
  personName: '罗秀英',
  memberName: '罗秀英',
  helperName: '罗建国',
  householdName: '罗建国家',
  headName: '罗建国',
  filedByName: null,
  supplementedByName: null,
  withdrawnByName: null,
  filedByRole: null,
  authorName: '李书记',
  villageName: '桠溪村',
  organizationName: '桠溪镇',
  groupName: '一组',
  title: '清扫房前屋后',
  text: '今天清扫了门前的路。',
  body: '周六上午清理河道，请带工具。',
  reason: '照片看不清，请补一张。',
  note: '从田头拍的',
  question: '村口的路灯什么时候修？',
  answer: '本周内修好。',
  username: 'luo.keeper',
  password: 'correct horse battery',
  phone: '13800000000',
  maskedPhone: '138****0000',
  phoneMasked: '138****0000',
  cursor: 'WyIwMTk5YTFiMi1jM2Q0Il0',
  nextCursor: 'WyIwMTk5YTFiMi1jM2Q0Il0',
  unit: '袋',
  points: 5,
  balance: 120,
  limit: 20,
  page: 1,
  month: '2026-11',
  date: '2026-11-23',
  day: '2026-11-23',
  code: '081234',
  sig: 'signature-of-the-address',
  exp: '1795396200',
};

interface Sample {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** One value that fits the schema: its own example where it has one, else what its name or its kind suggests. */
export class Examples {
  constructor(private readonly components: Readonly<Record<string, Schema>>) {}

  of(schema: Schema, name = '', depth = 0): unknown {
    const sample = schema as Sample;
    if (sample.example !== undefined) return sample.example;
    if (sample.$ref !== undefined) return this.ofReference(sample.$ref, name, depth);
    if (sample.const !== undefined) return sample.const;
    if (sample.enum) return sample.enum[0];
    if (sample.default !== undefined) return sample.default;
    if (sample.allOf) return Object.assign({}, ...sample.allOf.map(part => this.of(part, name, depth)));
    const [choice] = sample.anyOf ?? sample.oneOf ?? [];
    if (choice) return this.of(choice, name, depth);
    return this.ofType(sample, name, depth);
  }

  private ofReference(reference: string, name: string, depth: number): unknown {
    const component = reference.split('/').pop() ?? '';
    if (component === 'Id') return ID;
    if (component === 'Instant') return INSTANT;
    const schema = this.components[component];
    return schema && depth < MAX_DEPTH ? this.of(schema, name, depth + 1) : null;
  }

  private ofType(sample: Sample, name: string, depth: number): unknown {
    const type = typeof sample.type === 'string' ? sample.type : sample.type?.[0];
    const known = byName[name];
    if (type === 'object') return this.ofObject(sample, depth);
    if (type === 'array') return sample.items && depth < MAX_DEPTH ? [this.of(sample.items, singular(name), depth + 1)] : [];
    if (type === 'integer' || type === 'number') return typeof known === 'number' ? known : (sample.minimum ?? 1);
    if (type === 'boolean') return true;
    if (type !== 'string') return null;
    if (sample.format === 'uuid' || name.endsWith('Id')) return ID;
    return (typeof known === 'string' ? known : ofText(sample, name)).slice(0, sample.maxLength);
  }

  private ofObject(sample: Sample, depth: number): Record<string, unknown> {
    return Object.fromEntries(Object.entries(sample.properties ?? {}).map(([key, property]) => [key, this.of(property, key, depth + 1)]));
  }
}

function ofText(sample: Sample, name: string): string {
  if (/(At|Until|From|To|since|until)$/.test(name) || sample.format === 'date-time') return INSTANT;
  if (/url$/i.test(name)) return '/api/v1/…';
  return '示例'.padEnd(sample.minLength ?? 0, '例');
}

const singular = (name: string): string => (name.endsWith('Ids') ? name.slice(0, -1) : name);
