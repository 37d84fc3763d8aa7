import { SIGN_UP_STATES, type SignUpState } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Person } from '../identity';
import { Activity } from './activity.entity';

/** 报名. One row per person; whoever signs up again after withdrawing goes to the end of the line. */
@Entity('activity_sign_up')
@Index('uq_activity_sign_up_place', ['villageId', 'activityId', 'place'], { unique: true })
@Index('ix_activity_sign_up_waiting', ['villageId', 'activityId', 'place'], { where: "state = 'waiting'" })
@Index('ix_activity_sign_up_person', ['villageId', 'personId'])
@Check('ck_activity_sign_up_state', oneOf('state', SIGN_UP_STATES))
export class ActivitySignUp {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') activityId: string;
  @PrimaryColumn('uuid') personId: string;
  @ManyToOne(() => Activity)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'activity_id', referencedColumnName: 'id' },
  ])
  activity: Activity;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  /** Who pressed the button; differs from the person for X 代 Y. */
  @IdColumn() signedByPersonId: string;
  @TextColumn() state: SignUpState;
  @WholeColumn() place: number;
  @CreatedColumn() signedAt: Date;
}
