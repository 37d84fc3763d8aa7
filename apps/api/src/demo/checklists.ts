import type { ItemStep } from '@jishan/contracts';
import { adoptTemplate } from '../modules/checklists';
import type { Tx } from '../platform/db/tx';
import {
  accountOf,
  holderOf,
  membersOf,
  personNamed,
  type County,
  type Demo,
  type DemoPart,
  type DemoPerson,
  type DemoVillage,
  type PartCounts,
} from './county';
import { plannedRequests, type PlannedRequest } from './data/requests.texts';
import { demoPeople } from './known-people';
import { RequestCourse } from './request-course';
import { insertRows, type Row } from './rows';
import { Chance, demoId } from './seeded';

export const checklists: DemoPart = { name: 'checklists', fill };

const DAY_MS = 86_400_000;

interface Item {
  readonly id: string;
  readonly code: string;
  readonly steps: readonly ItemStep[];
}

/** Every village adopts the list of public services; some requests are through, some are on their way. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let items = 0;
  for (const village of county.villages) {
    const adopted = await demo.work.run(village.id, tx => adopt(demo, tx, village));
    items += adopted.length;
    for (const request of plannedRequests.filter(one => one.village === village.key)) await insertRequest(demo, village, request, adopted);
  }
  return { items, requests: plannedRequests.length };
}

async function adopt(demo: Demo, tx: Tx, village: DemoVillage): Promise<Item[]> {
  await adoptTemplate(tx, {
    template: 'public_services',
    adoptedByPersonId: holderOf(village, 'secretary').id,
    adoptedAt: demo.time.at(4, 10),
  });
  const items = await tx.query<Item[]>('SELECT id, code, steps FROM checklist_item WHERE village_id = $1 ORDER BY position', [village.id]);
  // The same ids at every run; nothing points at the items yet.
  const renamed = items.map((item, position) => ({ ...item, id: demoId(`item/${village.key}/${item.code}`, position) }));
  await tx.query(
    'UPDATE checklist_item i SET id = n.id FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, code text) WHERE i.village_id = $1 AND i.code = n.code',
    [village.id, JSON.stringify(renamed.map(({ id, code }) => ({ id, code })))],
  );
  return renamed;
}

function applicantOf(village: DemoVillage, request: PlannedRequest): DemoPerson {
  if (request.applicant !== undefined) return personNamed(village, request.applicant);
  const known: readonly string[] = demoPeople.map(({ name }) => name);
  return new Chance(`request/${request.key}`).pick(
    membersOf(village).filter(({ accountId, roles, name }) => accountId !== null && roles.length === 0 && !known.includes(name)),
  );
}

async function insertRequest(demo: Demo, village: DemoVillage, planned: PlannedRequest, items: readonly Item[]): Promise<void> {
  const item = items.find(({ code }) => code === planned.item);
  if (!item) throw new Error(`no item ${planned.item}`);
  const applicant = applicantOf(village, planned);
  const household = village.households.find(({ id }) => id === applicant.householdId);
  if (!household) throw new Error(`no household of ${applicant.id}`);
  const course = new RequestCourse(village, household, applicant, item.steps, demo.time, planned);
  const id = demoId(`request/${planned.key}`, (demo.time.days - planned.daysAgo) * DAY_MS);
  const photos = await photosOf(demo, village, planned, course);
  await demo.work.run(village.id, async tx => {
    await insertRows(
      tx,
      'media_object',
      photos.map(({ media }) => media),
    );
    await insertRows(tx, 'checklist_request', [
      {
        village_id: village.id,
        id,
        item_id: item.id,
        household_id: household.id,
        applicant_id: applicant.id,
        filed_by_person_id: applicant.id,
        text: planned.text,
        status: course.status,
        current_step: course.current,
        step_count: item.steps.length,
        paused_on: course.pausedOn,
        escalated_at: course.escalatedAt,
        refusal_reason: course.refusalReason,
        stars: course.rating?.stars ?? null,
        rating_text: course.rating?.text ?? null,
        rated_at: course.rating?.at ?? null,
        last_seq: course.events.length,
        started_at: course.startedAt,
        closed_at: course.closedAt,
      },
    ]);
    await insertRows(
      tx,
      'checklist_request_step',
      item.steps.map((step, index) => stepRow(village, id, step, index, course)),
    );
    await insertRows(
      tx,
      'checklist_request_event',
      course.events.map((event, index) => ({
        village_id: village.id,
        request_id: id,
        seq: index + 1,
        kind: event.kind,
        step_position: event.step,
        person_id: event.person?.id ?? null,
        role: event.role,
        text: event.text,
        at: event.at,
      })),
    );
    await insertRows(
      tx,
      'checklist_request_photo',
      photos.map(({ seq, position, media }) => ({ village_id: village.id, request_id: id, event_seq: seq, position, media_id: media.id })),
    );
  });
}

function stepRow(village: DemoVillage, requestId: string, step: ItemStep, index: number, course: RequestCourse): Row {
  const did = course.steps[index];
  return {
    village_id: village.id,
    request_id: requestId,
    position: index + 1,
    title: step.title,
    detail: step.detail,
    post: step.post,
    due_days: step.dueDays,
    deciding_body: step.decidingBody,
    result: step.result,
    published: step.published,
    started_at: did?.startedAt ?? null,
    due_on: did?.dueOn ?? null,
    done_at: did?.doneAt ?? null,
    done_by_person_id: did?.doneBy?.id ?? null,
    done_by_role: did?.doneByRole ?? null,
    note: did?.note ?? null,
  };
}

async function photosOf(demo: Demo, village: DemoVillage, planned: PlannedRequest, course: RequestCourse) {
  const wanted = course.events.flatMap((event, index) =>
    event.scenes.map((scene, nth) => ({ scene, seq: index + 1, position: nth + 1, by: event.person, at: event.at })),
  );
  const media = await demo.press.print(
    wanted.map(({ scene, seq, position, by, at }) => {
      if (!by) throw new Error('a photo of nobody');
      return {
        label: `request/${planned.key}/${seq}/${position}`,
        villageId: village.id,
        accountId: accountOf(by),
        scene,
        takenAt: at,
        offsetMs: (demo.time.days - planned.daysAgo) * DAY_MS + seq,
        fresh: true,
      };
    }),
  );
  return wanted.flatMap(({ seq, position }, index) => {
    const row = media[index];
    return row ? [{ seq, position, media: row }] : [];
  });
}
