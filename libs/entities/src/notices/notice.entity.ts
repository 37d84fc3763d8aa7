import {
  NOTICE_AUDIENCES,
  NOTICE_CATEGORIES,
  VILLAGE_ROLES,
  type NoticeAudience,
  type NoticeCategory,
  type VillageRole,
} from '@jishan/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { FlagColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey } from '../columns';
import { Person } from '../identity';
import { MediaVoice } from '../platform';

/** 通知. Never edited: a wrong one is withdrawn with a reason and published anew. */
@Entity('notice')
@Index('ix_notice_published', ['villageId', 'publishedAt', 'id'])
@Index('ix_notice_pinned', ['villageId', 'publishedAt', 'id'], { where: 'pinned AND withdrawn_at IS NULL' })
@Index('uq_notice_voice', ['villageId', 'voiceId'], { unique: true, where: 'voice_id IS NOT NULL' })
@Check('ck_notice_category', oneOf('category', NOTICE_CATEGORIES))
@Check('ck_notice_audience', oneOf('audience', NOTICE_AUDIENCES))
@Check('ck_notice_author_role', oneOf('author_role', VILLAGE_ROLES))
@Check('ck_notice_deadline', 'must_acknowledge = (acknowledge_by IS NOT NULL)')
@Check(
  'ck_notice_withdrawn',
  '(withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by_person_id IS NULL)',
)
export class Notice {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() authorPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'author_person_id', referencedColumnName: 'id' },
  ])
  author: Person;
  @TextColumn() authorRole: VillageRole;
  @TextColumn() title: string;
  @TextColumn() text: string;
  /** The text, read in. */
  @IdColumn({ nullable: true }) voiceId: string | null;
  @ManyToOne(() => MediaVoice)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'voice_id', referencedColumnName: 'id' },
  ])
  voice: MediaVoice | null;
  @TextColumn() category: NoticeCategory;
  @TextColumn() audience: NoticeAudience;
  @Column('uuid', { array: true, default: () => "'{}'" }) groupIds: string[];
  @Column('text', { array: true, default: () => "'{}'" }) roles: VillageRole[];
  @FlagColumn() pinned: boolean;
  @FlagColumn() mustAcknowledge: boolean;
  @InstantColumn({ nullable: true }) acknowledgeBy: Date | null;
  @InstantColumn({ default: () => 'now()' }) publishedAt: Date;
  @InstantColumn({ nullable: true }) withdrawnAt: Date | null;
  @IdColumn({ nullable: true }) withdrawnByPersonId: string | null;
  @TextColumn({ nullable: true }) withdrawReason: string | null;
}
