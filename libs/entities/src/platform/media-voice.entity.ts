import { Check, Entity, Index } from 'typeorm';
import { BytesColumn, CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';

/**
 * A re-encoded voice note; the bytes lie in the media store under `storageKey`. A table of its own: what points at a photo can never be
 * given a voice, nor the other way round.
 */
@Entity('media_voice')
@Index('ix_media_voice_uploader', ['villageId', 'uploadedByAccountId', 'createdAt'])
@Check('ck_media_voice_size', 'milliseconds BETWEEN 1 AND 61000 AND bytes > 0')
@Check('ck_media_voice_sha256', 'octet_length(sha256) = 32')
export class MediaVoice {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() uploadedByAccountId: string;
  @TextColumn() storageKey: string;
  @WholeColumn() milliseconds: number;
  @WholeColumn() bytes: number;
  /** Of the bytes as they were sent. */
  @BytesColumn() sha256: Buffer;
  @CreatedColumn() createdAt: Date;
}
