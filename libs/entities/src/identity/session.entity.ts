import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { BytesColumn, CreatedColumn, FlagColumn, IdColumn, IdKey, InstantColumn, TextColumn } from '../columns';
import { Account } from './account.entity';

/** One refresh family. Only hashes of the tokens are stored; using an old one again revokes the family. */
@Entity('session')
@Index('uq_session_refresh', ['refreshHash'], { unique: true })
@Index('ix_session_account', ['accountId'])
@Check('ck_session_client', oneOf('client', ['weapp', 'h5']))
export class Session {
  @IdKey() id: string;
  @IdColumn() accountId: string;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account;
  @TextColumn() client: 'weapp' | 'h5';
  @BytesColumn() refreshHash: Buffer;
  @BytesColumn({ nullable: true }) previousHash: Buffer | null;
  @InstantColumn() rotatedAt: Date;
  /** Opened by WeChat (a bound device) or with a one-time code. */
  @FlagColumn() secondFactor: boolean;
  @CreatedColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
}
