import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BytesColumn, InstantColumn } from '../columns';
import { Account } from './account.entity';

/** What WeChat answered to a phone code, for some minutes: the code is good once, the request that brings it may be sent again. */
@Entity('phone_proof')
export class PhoneProof {
  @PrimaryColumn('uuid') accountId: string;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account;
  /** Keyed hash of the code. */
  @PrimaryColumn('text') codeIndex: string;
  /** When WeChat was last asked. */
  @InstantColumn() takenAt: Date;
  /** Encrypted; null while WeChat is being asked. */
  @BytesColumn({ nullable: true }) phoneCipher: Buffer | null;
}
