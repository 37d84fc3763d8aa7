import { Entity } from 'typeorm';
import { CreatedColumn, IdKey, InstantColumn, WholeColumn } from '../columns';

/** Somebody who can log in. Keyed by identities, never by a phone number. */
@Entity('account')
export class Account {
  @IdKey() id: string;
  /** Raised by log-out everywhere and by changes of role, village or status; older tokens are refused. */
  @WholeColumn({ default: 1 }) sessionVersion: number;
  @InstantColumn({ nullable: true }) disabledAt: Date | null;
  @CreatedColumn() createdAt: Date;
}
