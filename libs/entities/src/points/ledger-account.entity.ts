import { LEDGER_ACCOUNT_KINDS, type LedgerAccountKind } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household } from '../identity';

/** The balance beside the entries; `npm run ledger:verify` rebuilds it from them. Written by the books' functions only. */
@Entity('ledger_account')
@Index('uq_ledger_account_household', ['villageId', 'householdId', 'kind'], { unique: true, where: 'household_id IS NOT NULL' })
@Index('uq_ledger_account_village', ['villageId', 'kind'], { unique: true, where: 'household_id IS NULL' })
@Check('ck_ledger_account_kind', oneOf('kind', LEDGER_ACCOUNT_KINDS))
@Check('ck_ledger_account_holder', "(kind IN ('wallet', 'reserved')) = (household_id IS NOT NULL)")
@Check('ck_ledger_account_balance', "kind IN ('issuance', 'correction') OR balance >= 0")
export class LedgerAccount {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() kind: LedgerAccountKind;
  @IdColumn({ nullable: true }) householdId: string | null;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household | null;
  @WholeColumn({ default: 0 }) balance: number;
  /** Sequence number of the newest entry: gapless. */
  @WholeColumn({ default: 0 }) lastSeq: number;
  @CreatedColumn() createdAt: Date;
}
