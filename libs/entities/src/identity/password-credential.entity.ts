import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FlagColumn, InstantColumn, TextColumn } from '../columns';
import { Account } from './account.entity';

/** For staff on h5. scrypt; the parameters stand in the hash. */
@Entity('password_credential')
@Index('uq_password_credential_username', ['username'], { unique: true })
export class PasswordCredential {
  @PrimaryColumn('uuid') accountId: string;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account;
  @TextColumn() username: string;
  @TextColumn() passwordHash: string;
  @InstantColumn({ default: () => 'now()' }) changedAt: Date;
  /** Made by somebody else: it opens the change of itself and nothing more. */
  @FlagColumn() temporary: boolean;
}
