/**
 * SQL: that the joined person `person` was of another household than `household` when they did something at `at`: they acted as its helper, X 代 Y.
 * The changes of households are asked only where it is another one now.
 */
export const ofAnotherHouse = (person: string, household: string, at: string): string =>
  `(${person}.household_id IS DISTINCT FROM ${household} AND identity_household_at(${person}.village_id, ${person}.id, ${at}) IS DISTINCT FROM ${household})`;
