import type { ItemStep } from '@jishan/contracts';
import { villageDay } from '../platform/calendar';
import type { DemoHousehold, DemoPerson, DemoVillage } from './county';
import { plannedRequests } from './data/requests.texts';
import { DemoTime } from './demo-time';
import { RequestCourse } from './request-course';

const person = (id: string, householdId: string, roles: DemoPerson['roles']): DemoPerson => ({
  id,
  householdId,
  roles,
  name: id,
  phone: null,
  minor: false,
  accountId: id,
});
const house = (id: string, members: DemoPerson[]): DemoHousehold => ({ id, members, name: id, groupId: 'group', zeal: 1 });
const applicant = person('applicant', 'hers', []);
const home = house('hers', [applicant]);
const village: DemoVillage = {
  key: 'village',
  id: 'village',
  name: 'village',
  settings: {},
  groups: [],
  households: [home, house('his', [person('secretary', 'his', ['secretary'])])],
  helpers: new Map(),
  rules: [],
};
const step: ItemStep = { title: '', detail: null, post: 'secretary', dueDays: 1, decidingBody: null, result: 'none', published: false };

const days = Array.from({ length: 14 }, (_, day) => new Date(Date.parse('2026-11-23T10:00:00+08:00') + day * 86_400_000));

it('whatever day the county is filled, a late step has been escalated as the job would have done', () => {
  let late = 0;
  for (const now of days)
    for (const planned of plannedRequests) {
      const steps = planned.moves.filter(({ kind }) => kind === 'step_done').map(() => step);
      const course = new RequestCourse(village, home, applicant, [...steps, step], new DemoTime(now), planned);
      const dueOn = course.steps[course.current - 1]?.dueOn ?? '';
      if (course.status !== 'open' || dueOn >= villageDay(now)) continue;
      late += 1;
      const told = course.events.filter(({ kind, step: at }) => kind === 'escalated' && at === course.current);
      expect(told).toHaveLength(1);
      expect(course.escalatedAt).toEqual(told[0]?.at);
      expect(course.escalatedAt?.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(course.events.map(({ at }) => at.getTime())).toEqual(course.events.map(({ at }) => at.getTime()).sort((a, b) => a - b));
    }
  expect(late).toBeGreaterThan(days.length);
});
