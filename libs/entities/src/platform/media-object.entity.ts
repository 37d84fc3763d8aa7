import { PHOTO_SOURCES, type PhotoSource } from '@jishan/contracts';
import { Check, Entity, Index } from 'typeorm';
import { oneOf } from '../checks';
import { BytesColumn, CreatedColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';

/** A re-encoded photo; the bytes lie in the media store under `storageKey`. */
@Entity('media_object')
@Index('ix_media_object_uploader', ['villageId', 'uploadedByAccountId', 'createdAt'])
@Check('ck_media_object_size', 'width > 0 AND height > 0 AND bytes > 0')
@Check('ck_media_object_source', oneOf('source', PHOTO_SOURCES))
@Check('ck_media_object_picture_hash', 'octet_length(picture_hash) = 8')
export class MediaObject {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() uploadedByAccountId: string;
  @TextColumn() mimeType: string;
  @TextColumn() storageKey: string;
  @WholeColumn() width: number;
  @WholeColumn() height: number;
  @WholeColumn() bytes: number;
  /** Of the bytes as they were sent: the same photo again is recognised. */
  @BytesColumn() sha256: Buffer;
  /** From EXIF, read before it is stripped; for reviewers only. */
  @InstantColumn({ nullable: true }) capturedAt: Date | null;
  /** What the picture looks like, in 64 bits; null where there is nothing to see. See platform/media/fingerprint.ts. */
  @BytesColumn({ nullable: true }) pictureHash: Buffer | null;
  /** The phone's own word. */
  @TextColumn({ nullable: true }) source: PhotoSource | null;
  @CreatedColumn() createdAt: Date;
}
