import {
  LETTER_RATING_MAX_STARS,
  LETTER_RATING_MIN_STARS,
  THREAD_STATUSES,
  THREAD_VISIBILITIES,
  type ThreadStatus,
  type ThreadVisibility,
} from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { BytesColumn, CreatedColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Person } from '../identity';

/** A letter to the secretary and what followed. A private one keeps its words as cipher text only. */
@Entity('parlour_thread')
@Index('ix_parlour_thread_open', ['villageId', 'createdAt', 'id'], { where: "visibility = 'open'" })
@Index('ix_parlour_thread_author', ['villageId', 'authorPersonId', 'createdAt', 'id'])
@Index('ix_parlour_thread_status', ['villageId', 'status', 'lastMessageAt', 'id'])
@Check('ck_parlour_thread_visibility', oneOf('visibility', THREAD_VISIBILITIES))
@Check('ck_parlour_thread_status', oneOf('status', THREAD_STATUSES))
@Check('ck_parlour_thread_due', "(status = 'waiting') = (due_at IS NOT NULL)")
@Check('ck_parlour_thread_rated', '(stars IS NULL) = (rated_at IS NULL)')
@Check('ck_parlour_thread_stars', `stars >= ${LETTER_RATING_MIN_STARS} AND stars <= ${LETTER_RATING_MAX_STARS}`)
@Check('ck_parlour_thread_private', "visibility = 'open' OR rating_words IS NULL")
export class ParlourThread {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() authorPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'author_person_id', referencedColumnName: 'id' },
  ])
  author: Person;
  @TextColumn() visibility: ThreadVisibility;
  @TextColumn({ default: 'waiting' }) status: ThreadStatus;
  @WholeColumn({ default: 0 }) messageCount: number;
  @CreatedColumn() createdAt: Date;
  @InstantColumn() lastMessageAt: Date;
  @InstantColumn({ nullable: true }) dueAt: Date | null;
  /** The first reply. */
  @InstantColumn({ nullable: true }) repliedAt: Date | null;
  @WholeColumn({ nullable: true }) stars: number | null;
  @TextColumn({ nullable: true }) ratingWords: string | null;
  @BytesColumn({ nullable: true }) ratingWordsCipher: Buffer | null;
  @InstantColumn({ nullable: true }) ratedAt: Date | null;
}
