import { HOUSEHOLD_CHANGE_KINDS, HOUSEHOLD_DOCUMENTS, type HouseholdChangeKind, type HouseholdDocument } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, DayColumn, IdColumn, IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household } from './household.entity';
import { Person } from './person.entity';

/** 分户: who moved out of a household into a new one; 并户: all of one into another; on what document, and the points that went along. Append-only. */
@Entity('household_change')
@Index('ix_household_change_from', ['villageId', 'fromHouseholdId'])
@Index('ix_household_change_created', ['villageId', 'createdAt', 'id'])
@Index('ix_household_change_to', ['villageId', 'toHouseholdId'])
@Index('uq_household_change_to', ['villageId', 'toHouseholdId'], { unique: true, where: `kind = 'split'` })
@Index('uq_household_change_merged', ['villageId', 'fromHouseholdId'], { unique: true, where: `kind = 'merge'` })
@Check('ck_household_change_kind', oneOf('kind', HOUSEHOLD_CHANGE_KINDS))
@Check(
  'ck_household_change_two',
  'num_nonnulls(confirmed_by_person_id, confirmed_by_role) <> 1 AND confirmed_by_person_id <> recorded_by_person_id',
)
@Check('ck_household_change_document', oneOf('document', HOUSEHOLD_DOCUMENTS))
@Check('ck_household_change_points', 'points >= 0')
@Check('ck_household_change_document_day', `document_day <= (created_at AT TIME ZONE 'Asia/Shanghai')::date`)
@Check('ck_household_change_seqs', `num_nonnulls(from_seq, to_seq) = CASE kind WHEN 'merge' THEN 2 ELSE 0 END`)
@Check('ck_household_change_apart', 'from_household_id <> to_household_id')
export class HouseholdChange {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() fromHouseholdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'from_household_id', referencedColumnName: 'id' },
  ])
  fromHousehold: Household;
  @IdColumn() toHouseholdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'to_household_id', referencedColumnName: 'id' },
  ])
  toHousehold: Household;
  @WholeColumn() points: number;
  @TextColumn() document: HouseholdDocument;
  @DayColumn() documentDay: string;
  @TextColumn({ default: '' }) documentNumber: string;
  @TextColumn() reason: string;
  @IdColumn() recordedByPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'recorded_by_person_id', referencedColumnName: 'id' },
  ])
  recordedBy: Person;
  @TextColumn() recordedByRole: string;
  @CreatedColumn() createdAt: Date;
  @TextColumn({ default: 'split' }) kind: HouseholdChangeKind;
  /** A second pair of hands, where the points are more than one person may give. */
  @IdColumn({ nullable: true }) confirmedByPersonId: string | null;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'confirmed_by_person_id', referencedColumnName: 'id' },
  ])
  confirmedBy: Person | null;
  /** The last entries of both wallets before a 并户: where it stands in them, also when nothing went along. */
  @WholeColumn({ nullable: true }) fromSeq: number | null;
  @WholeColumn({ nullable: true }) toSeq: number | null;
  @TextColumn({ nullable: true }) confirmedByRole: string | null;
}
