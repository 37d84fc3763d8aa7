import {
  activitiesRoutes,
  householdChangeRoutes,
  identityRoutes,
  isRecordedByCadres,
  pointsByHeads,
  pointsRoutes,
  recordedRoutes,
  standardRoutes,
  type SplitOutlook,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { DemoCounty, Reader } from './demo-county';
import { documentPhoto, SPLIT_PAPER } from './document-photo';
import { toBeMerged } from './prepare-merge';

export const BEGINNING = '清理河道垃圾';
const IN_HALF_AN_HOUR = 30 * 60_000;
const TWO_HOURS = 120 * 60_000;

/** What the demo county has none of, because no village has it from the start: a household that was split, an appointment with its paper, two households that wait to become one, a deed that a cadre wrote down, somebody who waits for a witness, a township's template, and an activity whose check-in is open. */
export async function prepare(county: DemoCounty): Promise<void> {
  await toBeSplit(county);
  await toBeMerged(county);
  await toBeRecorded(county);
  await toBeWitnessed(county);
  await toBeRecommended(county);
  await toBegin(county);
}

/** The first household that can be: somebody grown up leaves it, their share goes along. */
async function toBeSplit(county: DemoCounty): Promise<void> {
  const secretary = await county.reader('shuji');
  const done = await secretary.read(householdChangeRoutes.householdChanges);
  if (done.items.length > 0) return;
  const { items: people } = await secretary.read(identityRoutes.listPeople, { limit: '100' });
  const households = [...new Set(people.filter(one => !one.hasAccount && one.householdId !== null).map(one => one.householdId ?? ''))];
  for (const householdId of households) {
    const outlook = await secretary.read(householdChangeRoutes.splitOutlook, {}, { householdId });
    const leaving = outlook.members.find(one => !one.head && !one.minor && one.openApplications === 0);
    if (!leaving || outlook.openDeductions > 0 || outlook.spendable === 0) continue;
    try {
      return await split(secretary, outlook, leaving);
    } catch {
      // Of the secretary's own kin, or not to be split for another reason; the next may be.
    }
  }
  throw new Error('no household of the demo county can be split');
}

async function split(secretary: Reader, outlook: SplitOutlook, leaving: SplitOutlook['members'][number]): Promise<void> {
  const photo = await secretary.upload(await documentPhoto(SPLIT_PAPER));
  await secretary.send(
    householdChangeRoutes.splitHousehold,
    {
      id: uuidv7(),
      personIds: [leaving.personId],
      name: `${leaving.name}家`,
      ...(outlook.groupId === null ? {} : { groupId: outlook.groupId }),
      headPersonId: leaving.personId,
      points: pointsByHeads(outlook.spendable, 1, outlook.members.length),
      document: 'application',
      documentDay: '2026-01-20',
      documentNumber: '',
      reason: '儿子成家，另立门户',
      photoIds: [photo.id],
    },
    { householdId: outlook.householdId },
  );
}

/** So soon that its check-in is open. */
async function toBegin(county: DemoCounty): Promise<void> {
  const secretary = await county.reader('shuji');
  const [begin, end] = [IN_HALF_AN_HOUR, IN_HALF_AN_HOUR + TWO_HOURS].map(ms => new Date(Date.now() + ms).toISOString()) as [
    string,
    string,
  ];
  await secretary.send(activitiesRoutes.publishActivity, {
    id: uuidv7(),
    title: BEGINNING,
    text: '带上火钳和手套，村里备水。',
    place: '老桥下面',
    startsAt: begin,
    endsAt: end,
    signUpUntil: begin,
    audience: 'village',
    walkIns: true,
    photoIds: [],
  });
}

async function toBeRecorded(county: DemoCounty): Promise<void> {
  const secretary = await county.reader('shuji');
  const villager = await county.reader('cunmin');
  const { rules } = await secretary.read(pointsRoutes.rules);
  const rule = rules.find(isRecordedByCadres);
  const [home] = (await villager.read(identityRoutes.me)).memberships;
  if (!rule || !home?.householdId) return;
  const text = '昨晚大雨，在河堤守了一夜';
  await secretary.send(recordedRoutes.recordDeed, {
    id: uuidv7(),
    ruleId: rule.id,
    householdId: home.householdId,
    memberId: home.personId,
    text,
    photoIds: [],
  });
}

/** A household without a phone lets a neighbour act for it; the demo's villager was there. */
export async function toBeWitnessed(county: DemoCounty): Promise<void> {
  const secretary = await county.reader('shuji');
  const villager = await county.reader('cunmin');
  const other = await county.reader('huzhu');
  const personOf = async (one: typeof villager): Promise<string> => (await one.read(identityRoutes.me)).memberships[0]?.personId ?? '';
  const witnessPersonIds = [await personOf(villager), await personOf(other)];
  const { items: people } = await secretary.read(identityRoutes.listPeople, { limit: '100' });
  const { items: households } = await secretary.read(identityRoutes.listHouseholds, { limit: '100' });
  const helper = people.find(one => one.hasAccount && !witnessPersonIds.includes(one.id));
  if (!helper) return;
  for (const household of households.filter(one => one.id !== helper.householdId)) {
    try {
      await secretary.send(identityRoutes.recordProxy, {
        householdId: household.id,
        helperPersonId: helper.id,
        witnessPersonIds,
        reason: '两位老人没有手机，在家当面同意，已签字',
        term: 'year',
      });
      return;
    } catch {
      // This household has a phone, or its helper already; the next may not.
    }
  }
}

/** The township publishes what one of its villages has opened. */
async function toBeRecommended(county: DemoCounty): Promise<void> {
  const officer = await county.reader('xiangzhen');
  const organizationId = (await officer.read(identityRoutes.me)).organizations[0]?.organizationId ?? '';
  if ((await officer.read(standardRoutes.templates, {}, { organizationId })).items.length > 0) return;
  const [opened] = (await officer.read(standardRoutes.officeStandards, {}, { organizationId })).items;
  if (!opened) throw new Error('no village of the demo township has opened its rules');
  await officer.send(standardRoutes.copyTemplate, { id: uuidv7(), standardId: opened.id, title: '全乡积分参考细则' }, { organizationId });
}
