import type { Client } from 'pg';
import type { UnitOfWork } from '../../src/platform/db/unit-of-work';
import type { Dice } from './dice';
import type { Actor, World } from './world';

export type Item = Readonly<Record<string, unknown>>;
/** As the functions of the books answer, as far as the model can know it. */
export type Outcome = { readonly done: Readonly<Record<string, unknown>> } | { readonly refused: string };

export interface Doors {
  /** As the application connects: what it may not, the model may not. */
  readonly app: Client;
  /** For the clock and the roster. */
  readonly owner: Client;
  /** For what the application itself does, in TypeScript. */
  readonly work: UnitOfWork;
}

/** A request of the model, with what it is about still at hand. */
export interface Request {
  readonly item: Item;
  /** Rows that are there when the request comes, by other doors than the books'. */
  readonly arranged?: readonly Item[];
  /** Works out what must come of it and changes the model. Called in the order in which the set does its items. */
  readonly expect: () => Outcome;
}

export interface ModelCommand {
  readonly name: string;
  /** The function of the books that is called with the set; absent when `run` does it itself. */
  readonly functionName?: string;
  /** Called by the schema's owner, who alone may say what day it is. */
  readonly datedBack?: true;
  /** Concerns the whole village: in short histories side by side it happens to all of them. */
  readonly villageWide?: true;
  /** One request, possible or not; undefined when the world has nothing to ask for. `taken` keeps a set from asking twice for one thing. */
  make(world: World, dice: Dice, taken: Set<string>): Request | undefined;
  /** The order in which the function goes through a set; absent: as sent. */
  readonly order?: (a: Item, b: Item) => number;
  /** What was there before the set comes. */
  before?(doors: Doors, world: World, requests: readonly Request[]): Promise<void>;
  /** What people do by other doors once the set is through. */
  after?(doors: Doors, world: World): Promise<void>;
  run?(doors: Doors, world: World, requests: readonly Request[]): Promise<void>;
}

export const byText =
  (...fields: readonly string[]) =>
  (a: Item, b: Item): number => {
    for (const field of fields) if (a[field] !== b[field]) return String(a[field]) < String(b[field]) ? -1 : 1;
    return 0;
  };

export const actedBy = (actor: Actor, role: string): Item => ({
  actorAccountId: actor.accountId,
  actorPersonId: actor.personId,
  actorHouseholdId: actor.householdId,
  actorRole: role,
});
