import type { FieldProblem } from '@jishan/contracts';
import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem } from '../errors/problem';
import { PERSONAL_NUMBERS } from './fields';

const escapePointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

function fieldsOf(errors: readonly ValidationError[], prefix: string): FieldProblem[] {
  return errors.flatMap(error => {
    const pointer = `${prefix}${escapePointer(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([kind, message]) => ({
      pointer,
      message: kind === 'whitelistValidation' ? '不认识的内容' : message,
    }));
    return [...own.slice(0, 1), ...fieldsOf(error.children ?? [], `${pointer}/`)];
  });
}

const kindsOf = (errors: readonly ValidationError[]): string[] =>
  errors.flatMap(error => [...Object.keys(error.constraints ?? {}), ...kindsOf(error.children ?? [])]);

/** Well formed but for numbers that may not become public: understood, and refused. */
const onlyNumbers = (errors: readonly ValidationError[]): boolean => kindsOf(errors).every(kind => kind === PERSONAL_NUMBERS);

/** Whitelist, unknown properties refused, each field's sentence in Chinese under its JSON Pointer. */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({ whitelist: true, forbidNonWhitelisted: true, transform: true, stopAtFirstError: true });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom' || metadata.type === 'param') return value;
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      // A command without a body may be sent without one.
      if (value === undefined || value === null) value = {};
      else throw new Problem('REQUEST.MALFORMED');
    }
    return this.checked(value, metadata);
  }

  private async checked(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof ValidationFailure)) throw error;
      const code = onlyNumbers(error.errors) ? 'REQUEST.PERSONAL_NUMBERS' : 'REQUEST.INVALID';
      throw new Problem(code, {}, fieldsOf(error.errors, metadata.type === 'query' ? '?' : '/'));
    }
  }

  override createExceptionFactory() {
    return (errors: ValidationError[] = []): unknown => new ValidationFailure(errors);
  }
}

class ValidationFailure extends Error {
  constructor(readonly errors: ValidationError[]) {
    super('validation failed');
  }
}
