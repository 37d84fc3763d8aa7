import type { FieldProblem } from '@jishan/contracts';
import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem } from '../errors/problem';

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
      throw error instanceof ValidationFailure
        ? new Problem('REQUEST.INVALID', {}, fieldsOf(error.errors, metadata.type === 'query' ? '?' : '/'))
        : error;
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
