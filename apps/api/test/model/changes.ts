import { randomUUID } from 'node:crypto';
import type { VillageRole } from '@jishan/contracts';
import { refuseApplication, supplementApplication, withdrawApplication } from '../../src/modules/points/applications/change-application';
import type { VillageActor } from '../../src/platform/auth/actor';
import type { Tx } from '../../src/platform/db/tx';
import { Problem } from '../../src/platform/errors/problem';
import type { Call } from '../../src/platform/http/call';
import type { Dice } from './dice';
import type { Doors, ModelCommand, Outcome, Request } from './model-command';
import { decider } from './points-commands';
import { same } from './same';
import { helperOf, isFamily, type Actor, type Application, type World } from './world';

const NOT_FOUND: Outcome = { refused: 'RESOURCE.NOT_FOUND' };
const DECIDED: Outcome = { refused: 'POINTS.APPLICATION_ALREADY_DECIDED' };
const DONE: Outcome = { done: {} };
const WITHDRAWABLE: readonly Application['status'][] = ['submitted', 'returned', 'in_review', 'publicized', 'overturned'];
const REASON = '看不清楚，请重新拍照';

type Deed = (tx: Tx, call: Call, who: VillageActor, applicationId: string) => Promise<void>;

/** What the application does to a case in TypeScript, with the actor's word for it, and what must come of it. */
interface Change {
  readonly name: string;
  readonly roles: readonly VillageRole[];
  readonly goesOn: (application: Application) => boolean;
  readonly actor: (world: World, dice: Dice, application: Application) => Actor;
  readonly deed: Deed;
  readonly expect: (world: World, application: Application, actor: Actor) => Outcome;
}

const change = ({ name, roles, goesOn, actor: choose, deed, expect }: Change): ModelCommand => ({
  name,
  make(world, dice, taken) {
    const application = dice.oneIn(5) ? dice.recent(world.applications) : dice.recent(world.applications.filter(goesOn));
    // A few in a set: what comes by this door comes one after another.
    if (!application || taken.has(application.id) || taken.size >= A_FEW) return undefined;
    taken.add(application.id);
    const actor = choose(world, dice, application);
    return { item: { id: application.id, ...actor }, expect: () => expect(world, application, actor) };
  },
  async run({ work }: Doors, { villageId }: World, requests: readonly Request[]) {
    for (const { item, expect: wanted } of requests) {
      const who = { ...(item as unknown as Actor), villageId, sessionId: randomUUID(), roles };
      const answer = await work
        .run(villageId, tx => deed(tx, callOf(who), who, String(item['id'])))
        .then(
          () => DONE,
          (error: unknown) => {
            if (error instanceof Problem) return { refused: error.code };
            throw error;
          },
        );
      same(answer, wanted(), `${name}: ${JSON.stringify(item)}`);
    }
  },
});
const A_FEW = 8;

const callOf = (who: VillageActor): Call => ({
  operation: 'model',
  villageId: who.villageId,
  accountId: who.accountId,
  personId: who.personId,
  roles: who.roles,
  idempotencyKey: randomUUID(),
  requestHash: '00',
  requestId: 'model',
  ip: '127.0.0.1',
  markReplayed: () => undefined,
});

/** Of the house, who acts for it, who wrote it down, or rarely somebody who has no right to. */
function sender(world: World, dice: Dice, { household, member, isRecorded, filer }: Application): Actor {
  if (dice.oneIn(10)) return world.officers.cadre;
  if (isRecorded && dice.oneIn(2)) return filer;
  return dice.oneIn(4) && world.households.includes(household) ? helperOf(world.households, household).helper : member;
}
const actsFor = (world: World, { household }: Application, actor: Actor): boolean =>
  actor.householdId === household.id ||
  (world.households.includes(household) && helperOf(world.households, household).helper.personId === actor.personId);
const hasRecorded = ({ isRecorded, filer }: Application, actor: Actor): boolean => isRecorded && filer.personId === actor.personId;

const ends = (application: Application, status: Application['status']): Outcome => {
  application.status = status;
  return DONE;
};

const refusing = (name: string, status: 'returned' | 'rejected'): ModelCommand =>
  change({
    name,
    roles: ['points_keeper'],
    goesOn: one => one.status === 'submitted',
    actor: decider,
    deed: (tx, call, who, id) => refuseApplication(tx, call, who, id, status, REASON),
    expect(world, application, actor) {
      if (isFamily(world, actor, application.household)) return NOT_FOUND;
      return application.status === 'submitted' ? ends(application, status) : DECIDED;
    },
  });

/** What applicants and the first check do besides deciding: taken back, returned, sent again, rejected. */
export const changes: readonly ModelCommand[] = [
  change({
    name: 'withdraw',
    roles: ['villager'],
    goesOn: one => WITHDRAWABLE.includes(one.status),
    actor: sender,
    deed: withdrawApplication,
    expect(world, application, actor) {
      if (!actsFor(world, application, actor) && !hasRecorded(application, actor)) return NOT_FOUND;
      return WITHDRAWABLE.includes(application.status) && !application.publicOver ? ends(application, 'withdrawn') : DECIDED;
    },
  }),
  refusing('return', 'returned'),
  refusing('reject', 'rejected'),
  change({
    name: 'send again',
    roles: ['villager'],
    goesOn: one => one.status === 'returned',
    actor: sender,
    deed: (tx, call, who, id) => supplementApplication(tx, call, who, id, { text: '补拍了照片', photoIds: [] }),
    expect(world, application, actor) {
      // What a cadre wrote down, that cadre proves.
      const isTheirs = application.isRecorded ? hasRecorded(application, actor) : actsFor(world, application, actor);
      if (!isTheirs) return NOT_FOUND;
      return application.status === 'returned' ? ends(application, 'submitted') : { refused: 'POINTS.APPLICATION_NOT_RETURNED' };
    },
  }),
];
