import { PROXY_SOURCES, type ProxySource } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household } from './household.entity';
import { Person } from './person.entity';

/** 代办: a household lets somebody act for it, until it takes that back or the term is over. What is in force: the view `live_proxy`. */
@Entity('proxy_right')
@Check('ck_proxy_right_source', oneOf('source', PROXY_SOURCES))
@Check(
  'ck_proxy_right_witnesses',
  `num_nonnulls(witness_one_person_id, witness_two_person_id, reason) = CASE WHEN source = 'witnesses' THEN 3 ELSE 0 END`,
)
@Check(
  'ck_proxy_right_witnesses_apart',
  `witness_one_person_id <> witness_two_person_id AND helper_person_id NOT IN (witness_one_person_id, witness_two_person_id) AND granted_by_person_id NOT IN (witness_one_person_id, witness_two_person_id)`,
)
@Check('ck_proxy_right_confirmed', `source = 'witnesses' OR num_nonnulls(witness_one_at, witness_two_at) = 0`)
@Check('ck_proxy_right_card', `source <> 'card' OR expires_at IS NOT NULL`)
@Check('ck_proxy_right_code', `code_number IS NULL OR source = 'app'`)
@Check('ck_proxy_right_term', 'expires_at > granted_at')
@Index('uq_proxy_right_live', ['villageId', 'householdId', 'helperPersonId'], { unique: true, where: 'revoked_at IS NULL' })
@Index('uq_proxy_right_code', ['villageId', 'helperPersonId', 'codeNumber'], { unique: true, where: 'code_number IS NOT NULL' })
@Index('ix_proxy_right_helper', ['villageId', 'helperPersonId', 'householdId'])
@Index('ix_proxy_right_recorded', ['villageId', 'id'], { where: `source = 'witnesses' AND revoked_at IS NULL` })
export class ProxyRight {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @IdColumn() helperPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'helper_person_id', referencedColumnName: 'id' },
  ])
  helper: Person;
  /** A member of the household; before witnesses, whoever wrote it down; by card, the store's keeper. */
  @IdColumn() grantedByPersonId: string;
  @CreatedColumn() grantedAt: Date;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
  /** Null: until it is taken back. */
  @InstantColumn({ nullable: true }) expiresAt: Date | null;
  @TextColumn({ default: 'app' }) source: ProxySource;
  /** Which code of the helper's it was: each grants once. */
  @WholeColumn({ nullable: true }) codeNumber: number | null;
  @IdColumn({ nullable: true }) witnessOnePersonId: string | null;
  @IdColumn({ nullable: true }) witnessTwoPersonId: string | null;
  /** When each of them confirmed; in force only after both. */
  @InstantColumn({ nullable: true }) witnessOneAt: Date | null;
  @InstantColumn({ nullable: true }) witnessTwoAt: Date | null;
  @TextColumn({ nullable: true }) reason: string | null;
  /** The signed paper. */
  @IdColumn({ nullable: true }) mediaId: string | null;
}
