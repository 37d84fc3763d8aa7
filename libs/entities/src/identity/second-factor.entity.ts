import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BytesColumn, CreatedColumn, InstantColumn, WholeColumn } from '../columns';
import { Account } from './account.entity';

/** A TOTP secret, encrypted; it counts once a code made from it was shown. */
@Entity('second_factor')
export class SecondFactor {
  @PrimaryColumn('uuid') accountId: string;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account;
  @BytesColumn() secretCipher: Buffer;
  /** Steps up to this one are used up: a code that was looked over a shoulder is worth nothing. */
  @WholeColumn({ default: 0 }) lastUsedStep: number;
  @InstantColumn({ nullable: true }) confirmedAt: Date | null;
  @CreatedColumn() createdAt: Date;
}
