import {
  asRead,
  CURSOR_MAX_CHARS,
  hasPersonalNumber,
  ID_PATTERN,
  PAGE_MAX_ITEMS,
  PERIOD_KEY_MAX_CHARS,
  PERIOD_KEY_PATTERN,
  plainName,
} from '@jishan/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDateString,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/**
 * The kinds of field a request may have. Each says its limits once: to the validator, with a Chinese sentence, and to the API
 * documentation. A string without a maximum cannot be written with these.
 */
interface Common {
  /** May be left out. Null is not the same: it is refused, else it would pass every check below and reach code that only knows absence. */
  readonly optional?: boolean;
  /** Null says something of its own here (“none”), and an optional field may hold it. */
  readonly nullable?: boolean;
  /** Chinese, for the message: “{label}不能超过 30 个字”. */
  readonly label: string;
  readonly example?: unknown;
}

const base = (options: Common, property: object): PropertyDecorator[] => [
  ApiProperty({
    required: !options.optional,
    description: options.label,
    ...(options.example !== undefined ? { example: options.example } : {}),
    ...property,
  }),
  ...absence(options),
];

function absence({ optional, nullable }: Common): PropertyDecorator[] {
  if (!optional) return [];
  return [nullable ? IsOptional() : ValidateIf((_object, value: unknown) => value !== undefined)];
}

/** A check of our own, under a name by which the pipe can know its refusals. */
const Holds =
  (name: string, message: string, validate: (value: unknown) => boolean): PropertyDecorator =>
  (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message },
      validator: { validate },
    });

/** What is no string is refused by `IsString`, with a sentence that fits. */
const WordsHold = (name: string, message: string, validate: (words: string) => boolean): PropertyDecorator =>
  Holds(name, message, value => typeof value !== 'string' || validate(value));

/** NUL cannot be stored by PostgreSQL; a lone surrogate is no text. */
const WellFormed = (label: string): PropertyDecorator =>
  WordsHold('wellFormed', `${label}里有无法保存的字符`, words => !words.includes('\0') && words.isWellFormed());

/** A blank is no word: use cases trim, and would keep nothing. Nor is what takes no room on the screen: it would stand there as nothing. */
const HasWords = (label: string): PropertyDecorator => WordsHold('hasWords', `请填写${label}`, words => asRead(words).trim() !== '');

/** The kind of refusal under which the validator reports it; the pipe gives it a code of its own. */
export const PERSONAL_NUMBERS = 'personalNumbers';
/** In the API documentation, and for whoever asks which fields are public. */
export const PUBLIC_TEXT = 'x-public-text';

const NoPersonalNumbers = (label: string): PropertyDecorator =>
  WordsHold(PERSONAL_NUMBERS, `${label}里有像手机号、身份证号或银行卡号的数字，请删去`, words => !hasPersonalNumber(words));

interface TextOptions extends Common {
  readonly max: number;
  readonly min?: number;
  readonly pattern?: RegExp;
  readonly patternWords?: string;
  /** What its length is counted in, for the message: a password has no words. */
  readonly counted?: string;
}

/** Words that the whole village, or anybody, will read: red line 4 holds (a supervision phone is a `Text`). */
export function PublicText(options: TextOptions): PropertyDecorator {
  return applyDecorators(words(options, { [PUBLIC_TEXT]: true }), NoPersonalNumbers(options.label));
}

export const Text = (options: TextOptions): PropertyDecorator => words(options, {});

function words(options: TextOptions, notes: object): PropertyDecorator {
  const { label, max, min = 0, pattern, counted = '个字' } = options;
  return applyDecorators(
    ...base(options, {
      type: String,
      maxLength: max,
      ...(min ? { minLength: min } : {}),
      ...(pattern ? { pattern: pattern.source } : {}),
      ...notes,
    }),
    IsString({ message: `${label}应是文字` }),
    MaxLength(max, { message: `${label}不能超过 ${max} ${counted}` }),
    ...(min > 0 ? [MinLength(min, { message: min === 1 ? `请填写${label}` : `${label}至少 ${min} ${counted}` })] : []),
    ...(min > 0 && !pattern ? [HasWords(label)] : []),
    ...(pattern ? [Matches(pattern, { message: options.patternWords ?? `${label}格式不对` })] : []),
    WellFormed(label),
  );
}

/** A person's name, over a field of words: plain before it is looked at, so that limits and `min` are of what is kept. */
export const PlainName = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? plainName(value) : value));

/** RFC 3339 with an offset; a time without one means something else on every machine. */
const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

export function InstantField(options: Common): PropertyDecorator {
  const words = { message: `${options.label}应是带时区的时间` };
  return applyDecorators(
    ...base(options, { type: String, format: 'date-time' }),
    Matches(INSTANT_PATTERN, words),
    IsDateString({ strict: true }, words),
  );
}

export function IdField(options: Common): PropertyDecorator {
  return applyDecorators(
    ...base(options, { type: String, format: 'uuid' }),
    Matches(ID_PATTERN, { message: `${options.label}的编号不对` }),
  );
}

export function IdList(options: Common & { readonly maxItems: number; readonly minItems?: number }): PropertyDecorator {
  const { label, maxItems, minItems = 0 } = options;
  return applyDecorators(
    ...base(options, { type: [String], maxItems, minItems, uniqueItems: true, items: { type: 'string', format: 'uuid' } }),
    IsArray({ message: `${label}应是列表` }),
    ArrayMaxSize(maxItems, { message: `${label}最多 ${maxItems} 个` }),
    ...(minItems > 0 ? [ArrayMinSize(minItems, { message: `${label}至少 ${minItems} 个` })] : []),
    ArrayUnique({ message: `${label}有重复` }),
    Matches(ID_PATTERN, { each: true, message: `${label}里有不对的编号` }),
  );
}

export function Whole(options: Common & { readonly min: number; readonly max: number; readonly fromQuery?: boolean }): PropertyDecorator {
  const { label, min, max } = options;
  return applyDecorators(
    ...base(options, { type: 'integer', minimum: min, maximum: max }),
    ...(options.fromQuery ? [Type(() => Number)] : []),
    IsInt({ message: `${label}应是整数` }),
    Min(min, { message: `${label}不能小于 ${min}` }),
    Max(max, { message: `${label}不能大于 ${max}` }),
  );
}

export function OneOf(options: Common & { readonly values: readonly (string | number)[] }): PropertyDecorator {
  return applyDecorators(
    ...base(options, { enum: options.values }),
    IsIn([...options.values], { message: `${options.label}不在可选范围内` }),
  );
}

/** Several of a fixed choice, none twice. */
export function OneOfList(options: Common & { readonly values: readonly string[] }): PropertyDecorator {
  const { label, values } = options;
  return applyDecorators(
    ...base(options, { type: [String], maxItems: values.length, uniqueItems: true, items: { type: 'string', enum: values } }),
    IsArray({ message: `${label}应是列表` }),
    ArrayMaxSize(values.length, { message: `${label}最多 ${values.length} 个` }),
    ArrayUnique({ message: `${label}有重复` }),
    IsIn([...values], { each: true, message: `${label}不在可选范围内` }),
  );
}

export function Flag(options: Common): PropertyDecorator {
  return applyDecorators(...base(options, { type: Boolean }), IsBoolean({ message: `${options.label}应是“是”或“否”` }));
}

const isDay = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^20\d{2}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

/** A day of the calendar, `YYYY-MM-DD`; 31 February is none. */
export function Day(options: Common): PropertyDecorator {
  return applyDecorators(
    ...base(options, { type: String, format: 'date' }),
    Holds('day', `${options.label}应是日期，像 2027-06-30`, isDay),
  );
}

/** A month, quarter or year of the calendar. */
export const Period = (options: Common): PropertyDecorator =>
  Text({
    example: '2026-11',
    ...options,
    max: PERIOD_KEY_MAX_CHARS,
    pattern: PERIOD_KEY_PATTERN,
    patternWords: `${options.label}应是 2026-11、2026-Q4 或 2026`,
  });

type Class = new () => object;

export function ObjectOf(options: Common & { readonly of: Class }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ required: !options.optional, description: options.label, type: options.of }),
    ...absence(options),
    IsObject({ message: `${options.label}的格式不对` }),
    ValidateNested({ message: `${options.label}的格式不对` }),
    Type(() => options.of),
  );
}

/** `uniqueBy` names what no two of the list may share. */
export function ListOf<T extends object>(
  options: Common & {
    readonly of: new () => T;
    readonly minItems: number;
    readonly maxItems: number;
    readonly uniqueBy?: (item: T) => unknown;
  },
): PropertyDecorator {
  const { label, minItems, maxItems, uniqueBy } = options;
  return applyDecorators(
    ApiProperty({ required: !options.optional, description: label, type: [options.of], minItems, maxItems }),
    ...absence(options),
    IsArray({ message: `${label}应是列表` }),
    ArrayMinSize(minItems, { message: `${label}至少 ${minItems} 个` }),
    ArrayMaxSize(maxItems, { message: `${label}最多 ${maxItems} 个` }),
    ...(uniqueBy ? [ArrayUnique((item: T | null | undefined) => (item ? uniqueBy(item) : item), { message: `${label}有重复` })] : []),
    // To the nested check an empty list in the list is a thing without faults.
    IsObject({ each: true, message: `${label}的格式不对` }),
    ValidateNested({ each: true, message: `${label}的格式不对` }),
    Type(() => options.of),
  );
}

/** For every list. */
export class PageDto {
  @Text({ label: '列表位置', optional: true, max: CURSOR_MAX_CHARS }) cursor?: string;
  @Whole({ label: '每页条数', optional: true, min: 1, max: PAGE_MAX_ITEMS, fromQuery: true }) limit?: number;
}
/** For commands whose path says it all; an unknown property is still refused. */
export class EmptyDto {}
