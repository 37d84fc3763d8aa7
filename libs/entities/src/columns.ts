import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** The columns that recur, so that their types cannot differ from table to table. Names come from the naming strategy. */
export const VillageKey = () => PrimaryColumn('uuid');
export const IdKey = () => PrimaryColumn('uuid');
export const IdColumn = (options: ColumnOptions = {}) => Column('uuid', options);
export const TextColumn = (options: ColumnOptions = {}) => Column('text', options);
export const WholeColumn = (options: ColumnOptions = {}) => Column('integer', options);
export const FlagColumn = (byDefault = false) => Column('boolean', { default: byDefault });
export const InstantColumn = (options: ColumnOptions = {}) => Column('timestamptz', options);
export const DayColumn = (options: ColumnOptions = {}) => Column('date', options);
export const CreatedColumn = () => Column('timestamptz', { default: () => 'now()' });
export const JsonColumn = (options: ColumnOptions = {}) => Column('jsonb', options);
export const BytesColumn = (options: ColumnOptions = {}) => Column('bytea', options);
