import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BytesColumn, VillageKey } from '../columns';
import { LedgerBlock } from './ledger-block.entity';

/** Ed25519 over a block's head. In a row of its own, because the key is not in the database that makes the block. Append-only. */
@Entity('ledger_block_signature')
@Check('ck_ledger_block_signature_sizes', 'octet_length(public_key) = 32 AND octet_length(signature) = 64')
export class LedgerBlockSignature {
  @VillageKey() villageId: string;
  @PrimaryColumn('integer') number: number;
  @ManyToOne(() => LedgerBlock)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'number', referencedColumnName: 'number' },
  ])
  block: LedgerBlock;
  @BytesColumn() publicKey: Buffer;
  @BytesColumn() signature: Buffer;
}
