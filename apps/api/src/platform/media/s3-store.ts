import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../config/config';
import { contentTypeOf, MediaStore, refuseForeignKey, type Span, type StoredBytes } from './media-store';

const CONNECT_MS = 3_000;
const ANSWER_MS = 10_000;

/** Photos and voice notes in a bucket; the credentials come by the SDK's own chain (environment, instance role). */
export class S3Store extends MediaStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(options: NonNullable<Config['s3']>) {
    super();
    this.bucket = options.bucket;
    this.client = new S3Client({
      region: options.region,
      // Most S3-compatible services know buckets by path only.
      ...(options.endpoint ? { endpoint: options.endpoint, forcePathStyle: true } : {}),
      maxAttempts: 3,
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
      // Optional checksums are trailers that older compatible services refuse.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async write(key: string, bytes: Buffer): Promise<void> {
    refuseForeignKey(key);
    await this.client.send(
      new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: bytes, ContentType: contentTypeOf(key), ContentLength: bytes.length }),
    );
  }

  async open(key: string, span?: Span): Promise<StoredBytes | null> {
    refuseForeignKey(key);
    try {
      const answer = await this.client.send(
        new GetObjectCommand({ Bucket: this.bucket, Key: key, ...(span ? { Range: `bytes=${span.first}-${span.last}` } : {}) }),
      );
      if (!(answer.Body instanceof Readable) || answer.ContentLength === undefined)
        throw new Error('the object store answered without a body');
      return { stream: answer.Body, bytes: answer.ContentLength };
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    refuseForeignKey(key);
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  /** Open sockets keep a process alive. */
  close(): void {
    this.client.destroy();
  }
}
