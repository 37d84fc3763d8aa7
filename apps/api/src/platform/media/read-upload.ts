import { ID_PATTERN, UPLOAD_MAX_BYTES, VOICE_UPLOAD_MAX_BYTES } from '@jishan/contracts';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../errors/problem';

const FILE_FIELD = 'file';
const ID_FIELD = 'id';

export interface Upload {
  readonly bytes: Buffer;
  /** The client's own id of it, from a form field; WeChat's uploader has no other place for it. */
  readonly id: string | undefined;
}

/** What is said of a file that is not there or too large: of a photo, or of a voice note. */
export interface UploadWords {
  readonly missing: 'MEDIA.MISSING_FILE' | 'MEDIA.VOICE_MISSING';
  readonly tooLarge: 'MEDIA.TOO_LARGE' | 'MEDIA.VOICE_TOO_LARGE';
  readonly maxBytes: number;
}
export const PHOTO_UPLOAD: UploadWords = { missing: 'MEDIA.MISSING_FILE', tooLarge: 'MEDIA.TOO_LARGE', maxBytes: UPLOAD_MAX_BYTES };
export const VOICE_UPLOAD: UploadWords = {
  missing: 'MEDIA.VOICE_MISSING',
  tooLarge: 'MEDIA.VOICE_TOO_LARGE',
  maxBytes: VOICE_UPLOAD_MAX_BYTES,
};

/** One file and perhaps its id. The file's name and claimed type are not read at all. */
export async function readUpload(request: FastifyRequest, words: UploadWords): Promise<Upload> {
  let bytes: Buffer | undefined;
  let id: string | undefined;
  if (!request.isMultipart()) throw new Problem('REQUEST.UNSUPPORTED_TYPE');
  try {
    for await (const part of request.parts({ limits: { fileSize: words.maxBytes } })) {
      if (part.type === 'file') {
        if (part.fieldname !== FILE_FIELD) throw new Problem(words.missing);
        bytes = await part.toBuffer();
      } else if (part.fieldname === ID_FIELD) {
        id = String(part.value);
      }
    }
  } catch (error) {
    throw error instanceof Problem ? error : refusalOf(error, words);
  }
  if (!bytes) throw new Problem(words.missing);
  if (id !== undefined && !ID_PATTERN.test(id))
    throw new Problem('REQUEST.INVALID', {}, [{ pointer: `/${ID_FIELD}`, message: '文件的编号不对' }]);
  return { bytes, id };
}

/** Whatever the multipart reader trips over came from outside: a form that is no form, too many parts, a connection that broke off. */
function refusalOf(error: unknown, words: UploadWords): Problem {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Problem(words.tooLarge);
  return new Problem(statusCode === 413 ? 'REQUEST.TOO_LARGE' : 'REQUEST.MALFORMED');
}
