import {
  activitiesRoutes,
  identityRoutes,
  noticesRoutes,
  panelRoutes,
  periodAt,
  pointsBookRoutes,
  RELATIVES_SEARCH_ITEMS,
  type Page,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { NoticesVillage } from '../../../test/notices-village';
import type { Inhabitant, Reply } from '../../../test/village';

/** 一组 as a dictionary has it (by code points it is 安 李 王 罗 张 陈), then 二组, and last who is in no group. */
const ORDER = ['安家', '陈家', '李家', '罗家', '王家', '张家', '白家', '杨家', '艾家'];
const BY_NAME_ALONE = ['艾家', '安家', '白家', '陈家', '李家', '罗家', '王家', '杨家', '张家'];
const ONE_NAME = '同名人';
const OF_A_FAMILY = '某某';

let v: NoticesVillage;
let reviewer: Inhabitant;

beforeAll(async () => {
  v = await NoticesVillage.boot();
  const { here, villageId, groups } = v;
  for (const [group, names] of [
    [groups.first, ['王家', '安家', '张家', '陈家', '李家']],
    [groups.second, ['白家']],
    [null, ['艾家']],
  ] as const)
    for (const name of names) {
      const id = await here.household(villageId, name);
      await here.owner.query('UPDATE household SET group_id = $2 WHERE id = $1', [id, group]);
      await peopled(id, name);
    }
  await peopled(v.luo.householdId, '罗家');
  await peopled(v.yang.householdId, '杨家');
  reviewer = await here.person(villageId, { roles: ['reviewer'] });
});
afterAll(() => v.here.close());

/** One of the family's name, and one who is called alike in every house. */
async function peopled(householdId: string | null, name: string): Promise<void> {
  for (const called of [name.replace('家', OF_A_FAMILY), ONE_NAME]) await v.here.onRoster(v.villageId, householdId, called);
}

/** The houses of a list, each once, read line by line: where cursor and order differ, one is lost or comes twice. */
async function walked<T>(
  read: (query: Record<string, string>) => Promise<Reply<Page<T>>>,
  houseOf: (line: T) => string | null,
): Promise<string[]> {
  const lines: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { status, body } = await read({ limit: '1', ...(cursor === undefined ? {} : { cursor }) });
    expect(status).toBe(200);
    lines.push(...body.items);
    cursor = body.nextCursor;
    if (cursor === undefined) break;
  }
  expect(new Set(lines.map(line => JSON.stringify(line))).size).toBe(lines.length);
  return lines.flatMap(line => houseOf(line) ?? []).filter((name, at, all) => name !== all[at - 1]);
}

describe('lists of the village go by its groups and by the names as a dictionary has them', () => {
  it('its households', async () => {
    const read = (query: Record<string, string>) => v.here.call(v.cadre, identityRoutes.listHouseholds, { query });
    expect(await walked(read, line => line.name)).toEqual(ORDER);
  });

  it('its people', async () => {
    const read = (query: Record<string, string>) =>
      v.here.call(v.cadre, identityRoutes.listPeople, { query: { ...query, name: OF_A_FAMILY } });
    expect(await walked(read, line => line.householdName)).toEqual(ORDER);
  });

  it('the tick list of an activity', async () => {
    const ruleId = await v.here.rule(v.villageId, { startedBy: 'activity', points: 2 });
    const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();
    const times = { startsAt: hours(-1), endsAt: hours(1), signUpUntil: hours(0.9) };
    const about = { title: '清理河道', text: '自带手套。', place: '大桥下', audience: 'village', ruleId, walkIns: true, photoIds: [] };
    const made = await v.here.call(v.cadre, activitiesRoutes.publishActivity, { body: { id: uuidv7(), ...about, ...times } });
    const params = { activityId: made.body.id };
    const read = (query: Record<string, string>) => v.here.call(v.cadre, activitiesRoutes.activityRoster, { params, query });
    expect(await walked(read, line => line.householdName)).toEqual(ORDER);
  });

  it('whom a notice has not reached', async () => {
    const params = { noticeId: await v.mustAcknowledge() };
    const read = (query: Record<string, string>) => v.here.call(v.cadre, noticesRoutes.noticeReceipts, { params, query });
    expect(await walked(read, line => line.householdName)).toEqual(ORDER);
  });

  it('the book of the points', async () => {
    const wish = { period: periodAt('month', Date.now()), by: 'household' };
    const read = (query: Record<string, string>) =>
      v.here.call(v.supervisor, pointsBookRoutes.pointsBook, { query: { ...query, ...wish } });
    expect(await walked(read, line => line.name)).toEqual(ORDER);
  });

  it('the paper cards', async () => {
    const { body } = await v.here.call(v.cadre, identityRoutes.printHouseholdCards, { body: {} });
    const page = await v.here.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: body.url });
    expect([...page.body.matchAll(/<h2>(.*?)<\/h2>/g)].map(found => found[1])).toEqual(ORDER);
  });

  it('those among whom relatives are looked for, by their names alone', async () => {
    const found = await v.here.call(reviewer, panelRoutes.findRelatives, { query: { name: ONE_NAME } });
    expect(found.body.households.map(one => one.householdName[0])).toEqual(
      BY_NAME_ALONE.slice(0, RELATIVES_SEARCH_ITEMS).map(name => name[0]),
    );
  });
});
