import { Entity, PrimaryColumn } from 'typeorm';
import { IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';

/** A case that one of the clock's jobs could not do when it last came by. The job tries it again each time; the row goes when it is done, or no longer due. */
@Entity('clock_fault')
export class ClockFault {
  @VillageKey() villageId: string;
  /** The job's name. */
  @PrimaryColumn('text') job: string;
  @IdKey() subjectId: string;
  @TextColumn() fault: string;
  @WholeColumn() times: number;
  @InstantColumn() firstAt: Date;
  @InstantColumn() lastAt: Date;
}
