import { ID_PATTERN } from '@jishan/contracts';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../errors/problem';

const FILE_FIELD = 'file';
const ID_FIELD = 'id';

export interface Upload {
  readonly bytes: Buffer;
  /** The client's own id of the photo, from a form field; WeChat's uploader has no other place for it. */
  readonly id: string | undefined;
}

/** One file and perhaps its id. The file's name and claimed type are not read at all. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  let bytes: Buffer | undefined;
  let id: string | undefined;
  if (!request.isMultipart()) throw new Problem('REQUEST.UNSUPPORTED_TYPE');
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        if (part.fieldname !== FILE_FIELD) throw new Problem('MEDIA.MISSING_FILE');
        bytes = await part.toBuffer();
      } else if (part.fieldname === ID_FIELD) {
        id = String(part.value);
      }
    }
  } catch (error) {
    throw error instanceof Problem ? error : refusalOf(error);
  }
  if (!bytes) throw new Problem('MEDIA.MISSING_FILE');
  if (id !== undefined && !ID_PATTERN.test(id))
    throw new Problem('REQUEST.INVALID', {}, [{ pointer: `/${ID_FIELD}`, message: '照片的编号不对' }]);
  return { bytes, id };
}

/** Whatever the multipart reader trips over came from outside: a form that is no form, too many parts, a connection that broke off. */
function refusalOf(error: unknown): Problem {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Problem('MEDIA.TOO_LARGE');
  return new Problem(statusCode === 413 ? 'REQUEST.TOO_LARGE' : 'REQUEST.MALFORMED');
}
