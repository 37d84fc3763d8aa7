import { Entity, PrimaryColumn } from 'typeorm';
import { TextColumn } from '../columns';

/** Which text of each SQL function is installed, so that a changed file is installed again. */
@Entity('sql_function')
export class SqlFunction {
  @PrimaryColumn('text') file: string;
  @TextColumn() checksum: string;
}
