import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CreatedColumn, IdColumn } from '../columns';
import { Account } from './account.entity';

/** (provider, appid, openid) of an account, which has one of each app. */
@Entity('account_identity')
@Index('uq_account_identity_account', ['accountId', 'provider', 'appid'], { unique: true })
export class AccountIdentity {
  @PrimaryColumn('text') provider: string;
  @PrimaryColumn('text') appid: string;
  @PrimaryColumn('text') subject: string;
  @IdColumn() accountId: string;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account;
  @CreatedColumn() createdAt: Date;
}
