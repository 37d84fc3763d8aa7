import { Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { BytesColumn, CreatedColumn, IdColumn, IdKey, InstantColumn, VillageKey } from '../columns';
import { Household } from './household.entity';

/** Only the token's hash is kept. With a household it opens that household's places; without, it only names the village. */
@Entity('invitation')
@Index('ix_invitation_created', ['villageId', 'createdAt', 'id'])
@Index('uq_invitation_token', ['tokenHash'], { unique: true })
export class Invitation {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @BytesColumn() tokenHash: Buffer;
  @IdColumn({ nullable: true }) householdId: string | null;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household | null;
  @IdColumn() createdByPersonId: string;
  @CreatedColumn() createdAt: Date;
  @InstantColumn() expiresAt: Date;
  /** Taken back; whoever is in stays in. */
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
}
