import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { plainNameIn } from '../checks';
import { BytesColumn, CreatedColumn, FlagColumn, IdColumn, IdKey, TextColumn, VillageKey } from '../columns';
import { Account } from './account.entity';
import { Household } from './household.entity';

/** Somebody on the village's roster, with or without an account. Name, household, phone: no more is asked of anybody. */
@Entity('person')
@Index('uq_person_account', ['villageId', 'accountId'], { unique: true, where: 'account_id IS NOT NULL' })
@Index('ix_person_household', ['villageId', 'householdId'])
@Index('ix_person_phone', ['villageId', 'phoneIndex'])
@Index('ix_person_name', ['villageId', 'name', 'id'])
@Check('ck_person_name_plain', plainNameIn('name'))
@Check('ck_person_minor_has_no_account', 'NOT minor OR account_id IS NULL')
export class Person {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn({ nullable: true }) householdId: string | null;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household | null;
  @TextColumn() name: string;
  /** AES-256-GCM, bound to this row. */
  @BytesColumn({ nullable: true }) phoneCipher: Buffer | null;
  /** Keyed hash, for equality only. */
  @BytesColumn({ nullable: true }) phoneIndex: Buffer | null;
  @TextColumn({ nullable: true }) phoneMasked: string | null;
  @IdColumn({ nullable: true }) accountId: string | null;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account | null;
  /** Under 14: no account. */
  @FlagColumn() minor: boolean;
  @CreatedColumn() createdAt: Date;
}
