import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { Notice } from './notice.entity';

@Entity('notice_photo')
export class NoticePhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') noticeId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => Notice)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'notice_id', referencedColumnName: 'id' },
  ])
  notice: Notice;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
