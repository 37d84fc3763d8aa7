import { mergeHouseholds } from '../../../../test/merge-village';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const home = (who: Inhabitant | undefined): string => who?.householdId ?? '';
const ids = (people: readonly Inhabitant[]): string[] => people.map(one => one.personId).sort();

describe('who is asked for a vote and comes into the house whose case it is, by a 并户', () => {
  it('makes room at once, and the next is drawn; who has voted has voted', async () => {
    const v = await PanelVillage.people(here);
    const id = await v.inReview(await here.rule(v.villageId, { lane: 'full' }));
    const [voted, moves] = await v.asked(id);
    expect((await v.vote(voted as Inhabitant, id, true)).status).toBe(200);
    await mergeHouseholds(here, v.villageId, home(moves), home(v.villager));
    await mergeHouseholds(here, v.villageId, home(voted), home(v.villager));
    const seats = (await v.record(id)).rounds.at(-1)?.seats ?? [];
    expect(seats.find(seat => seat.personId === moves?.personId)?.relievedAt).not.toBeNull();
    expect(seats.find(seat => seat.personId === voted?.personId)).toMatchObject({ relievedAt: null });
    const asked = await v.asked(id);
    expect(asked).toHaveLength(1);
    expect(ids(asked)).not.toContain(moves?.personId);
    expect((await v.vote(moves as Inhabitant, id, true)).status).toBe(404);
    await v.allVote(id, true);
    expect(await v.status(id)).toBe('publicized');
  });

  it('also of a round of an objection, and where the judge’s own house is the one that goes on', async () => {
    const v = await PanelVillage.people(here);
    const id = await v.objected(await here.rule(v.villageId, { lane: 'full' }));
    const [judge] = await v.asked(id);
    // The family of the case: they lived in one house once.
    const old = await here.household(v.villageId, '老罗家');
    const mother = await here.person(v.villageId, { householdId: old });
    await here.owner.query(
      `INSERT INTO household_change (village_id, id, from_household_id, to_household_id, points, document, document_day, reason, recorded_by_person_id, recorded_by_role)
       VALUES ($1, new_id(), $2, $3, 0, 'police', '2026-01-20', '分户', $4, 'cadre')`,
      [v.villageId, old, v.villager.householdId, v.secretary.personId],
    );
    await mergeHouseholds(here, v.villageId, home(mother), home(judge));
    expect(ids(await v.asked(id))).not.toContain(judge?.personId);
    expect(await v.asked(id)).not.toEqual([]);
  });

  it('those of other houses keep their seats', async () => {
    const v = await PanelVillage.people(here);
    const id = await v.inReview(await here.rule(v.villageId, { lane: 'full' }));
    const before = ids(await v.asked(id));
    await mergeHouseholds(here, v.villageId, home(v.neighbour), await here.household(v.villageId, '另一家'));
    expect(ids(await v.asked(id))).toEqual(before);
  });
});
