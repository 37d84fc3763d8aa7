import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, WholeColumn } from '../columns';

/** Shared counters of the limits, one row per subject and window. No village data. */
@Entity('rate_count')
export class RateCount {
  @PrimaryColumn('text') key: string;
  @WholeColumn() hits: number;
  @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) blockedUntil: Date | null;
}
