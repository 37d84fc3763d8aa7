import { CURSOR_MAX_CHARS, ID_PATTERN, PAGE_MAX_ITEMS } from '@jishan/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, registerDecorator,
} from 'class-validator';

/**
 * The kinds of field a request may have. Each says its limits once: to the validator, with a Chinese sentence, and to the API
 * documentation. A string without a maximum cannot be written with these.
 */
interface Common {
  readonly optional?: boolean;
  /** Chinese, for the message: “{label}不能超过 30 个字”. */
  readonly label: string;
  readonly example?: unknown;
}

const base = (options: Common, property: object): PropertyDecorator[] => [
  ApiProperty({ required: !options.optional, description: options.label, ...(options.example !== undefined ? { example: options.example } : {}), ...property }),
  ...(options.optional ? [IsOptional()] : []),
];

/** NUL cannot be stored by PostgreSQL; a lone surrogate is no text. */
function WellFormed(label: string): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'wellFormed',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: `${label}里有无法保存的字符` },
      validator: { validate: (value: unknown) => typeof value === 'string' && !value.includes('\0') && !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value) },
    });
}

export function Text(options: Common & { readonly max: number; readonly min?: number; readonly pattern?: RegExp; readonly patternWords?: string }): PropertyDecorator {
  const { label, max, min = 0, pattern } = options;
  return applyDecorators(
    ...base(options, { type: String, maxLength: max, ...(min ? { minLength: min } : {}), ...(pattern ? { pattern: pattern.source } : {}) }),
    IsString({ message: `${label}应是文字` }),
    MaxLength(max, { message: `${label}不能超过 ${max} 个字` }),
    ...(min > 0 ? [MinLength(min, { message: min === 1 ? `请填写${label}` : `${label}至少 ${min} 个字` })] : []),
    ...(pattern ? [Matches(pattern, { message: options.patternWords ?? `${label}格式不对` })] : []),
    WellFormed(label),
  );
}

export function IdField(options: Common): PropertyDecorator {
  return applyDecorators(...base(options, { type: String, format: 'uuid' }), Matches(ID_PATTERN, { message: `${options.label}的编号不对` }));
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
  return applyDecorators(...base(options, { enum: options.values }), IsIn([...options.values], { message: `${options.label}不在可选范围内` }));
}

export function Flag(options: Common): PropertyDecorator {
  return applyDecorators(...base(options, { type: Boolean }), IsBoolean({ message: `${options.label}应是“是”或“否”` }));
}

/** For every list. */
export class PageDto {
  @Text({ label: '列表位置', optional: true, max: CURSOR_MAX_CHARS }) cursor?: string;
  @Whole({ label: '每页条数', optional: true, min: 1, max: PAGE_MAX_ITEMS, fromQuery: true }) limit?: number;
}
/** For commands whose path says it all; an unknown property is still refused. */
export class EmptyDto {}
