import { THANKED_DEEDS, THANKS_STATES, type ThankedDeed, type ThanksState } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household, Person } from '../identity';

/** A helper's deed for another household, and the thanks for it: once per deed. Written by the books' functions only. */
@Entity('points_thanks')
@Index('ix_points_thanks_due', ['villageId', 'deedId'], { where: "state = 'owed' OR state = 'credited' AND undone_at IS NOT NULL" })
@Index('ix_points_thanks_helper', ['villageId', 'helperPersonId', 'deedAt'])
@Check('ck_points_thanks_deed', oneOf('deed', THANKED_DEEDS))
@Check('ck_points_thanks_state', oneOf('state', THANKS_STATES))
@Check('ck_points_thanks_points', 'points > 0 AND taken_back_points BETWEEN 0 AND points')
@Check(
  'ck_points_thanks_household',
  "(state IN ('credited', 'taken_back')) = (household_id IS NOT NULL) AND household_id <> helped_household_id",
)
@Check(
  'ck_points_thanks_taken_back',
  "(state = 'taken_back') = (taken_back_points IS NOT NULL) AND (state <> 'taken_back' OR undone_at IS NOT NULL)",
)
export class PointsThanks {
  @VillageKey() villageId: string;
  /** The application or redemption; also the cause of both transfers. */
  @IdKey() deedId: string;
  @TextColumn() deed: ThankedDeed;
  @IdColumn() helperPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'helper_person_id', referencedColumnName: 'id' },
  ])
  helper: Person;
  @IdColumn() helpedHouseholdId: string;
  @TextColumn() title: string;
  /** As the village had it when the deed was done. */
  @WholeColumn() points: number;
  @InstantColumn() deedAt: Date;
  @TextColumn({ default: 'owed' }) state: ThanksState;
  /** Where the helper lived when it was credited. */
  @IdColumn({ nullable: true }) householdId: string | null;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household | null;
  /** When the deed itself was reversed or returned. */
  @InstantColumn({ nullable: true }) undoneAt: Date | null;
  /** What of it was still there to be taken back; the rest is waived. */
  @WholeColumn({ nullable: true }) takenBackPoints: number | null;
}
