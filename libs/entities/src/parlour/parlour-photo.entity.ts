import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { ParlourMessage } from './parlour-message.entity';

@Entity('parlour_photo')
export class ParlourPhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') messageId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => ParlourMessage)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'message_id', referencedColumnName: 'id' },
  ])
  message: ParlourMessage;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
