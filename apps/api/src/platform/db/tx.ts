import type { EntityManager } from 'typeorm';

declare const txBrand: unique symbol;

/**
 * A transaction with a village. Only the unit of work makes one, so a function that takes `tx` first cannot be called outside
 * a transaction, and row-level security always knows the village.
 */
export type Tx = EntityManager & { readonly [txBrand]: true; readonly villageId: string };

/** Stands where a village would: what belongs to an account or to the whole deployment. */
export const NO_VILLAGE = '00000000-0000-0000-0000-000000000000';
