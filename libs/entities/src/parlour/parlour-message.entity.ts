import { MESSAGE_SIDES, type MessageSide } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { BytesColumn, CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Person } from '../identity';
import { MediaVoice } from '../platform';
import { ParlourThread } from './parlour-thread.entity';

/** Either the words or, in a private thread, their cipher text; never both. */
@Entity('parlour_message')
@Index('uq_parlour_message_position', ['villageId', 'threadId', 'position'], { unique: true })
@Index('uq_parlour_message_voice', ['villageId', 'voiceId'], { unique: true, where: 'voice_id IS NOT NULL' })
@Check('ck_parlour_message_side', oneOf('side', MESSAGE_SIDES))
@Check('ck_parlour_message_words', '(text IS NULL) <> (text_cipher IS NULL)')
export class ParlourMessage {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() threadId: string;
  @ManyToOne(() => ParlourThread)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'thread_id', referencedColumnName: 'id' },
  ])
  thread: ParlourThread;
  @WholeColumn() position: number;
  @TextColumn() side: MessageSide;
  @IdColumn() authorPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'author_person_id', referencedColumnName: 'id' },
  ])
  author: Person;
  @TextColumn({ nullable: true }) text: string | null;
  @BytesColumn({ nullable: true }) textCipher: Buffer | null;
  /** What was said instead of the words, or beside it. */
  @IdColumn({ nullable: true }) voiceId: string | null;
  @ManyToOne(() => MediaVoice)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'voice_id', referencedColumnName: 'id' },
  ])
  voice: MediaVoice | null;
  @CreatedColumn() createdAt: Date;
}
