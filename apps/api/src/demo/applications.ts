import type { Tx } from '../platform/db/tx';
import { noteSimilar } from '../modules/points';
import { ApplicationsPlan, type PlannedApplication } from './applications-plan';
import { auditRow, callerOf, mustBook } from './books';
import { accountOf, addMoment, type County, type Demo, type DemoPart, type DemoPerson, type DemoVillage, type PartCounts } from './county';
import { photoRow } from './photo-rows';
import type { PrintedPhoto, WantedPhoto } from './pictures/photo-press';
import { insertRows, type Row } from './rows';
import { demoId } from './seeded';

export const applications: DemoPart = { name: 'applications', fill };

const plannedCounts: Readonly<Record<string, readonly [past: number, waiting: number]>> = {
  yaxi: [1_500, 14],
  jiefang: [210, 4],
  shunhe: [190, 3],
};
/** Newer photos are drawn for themselves: they are the ones that people look at. */
const DRAWN_DAYS = 10;
const DAY_MS = 86_400_000;

/** Files half a year of applications, and hands in what the reviewers decided. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let [filed, photos] = [0, 0];
  for (const village of county.villages) {
    const [past, waiting] = plannedCounts[village.key] ?? [0, 0];
    const plan = new ApplicationsPlan(village, demo.time);
    const planned = [...plan.past(past), ...plan.waiting(waiting)];
    filed += planned.length;
    photos += await file(demo, village, planned);
    handIn(demo, county, village, planned);
  }
  return { applications: filed, photos };
}

async function file(demo: Demo, village: DemoVillage, planned: readonly PlannedApplication[]): Promise<number> {
  const wanted = withCopy(planned.flatMap(application => photosOf(demo, village, application)));
  const media = await demo.press.print(wanted.map(({ photo }) => photo));
  const rejected = new Set(planned.filter(({ fate }) => fate === 'rejected' || fate === 'withdrawn').map(({ id }) => id));
  await demo.work.run(village.id, async tx => {
    await insertRows(tx, 'media_object', media);
    await insertRows(
      tx,
      'points_application',
      planned.map(application => ({
        village_id: village.id,
        id: application.id,
        household_id: application.household.id,
        member_id: application.member.id,
        filed_by_person_id: application.filer.id,
        rule_id: application.rule.id,
        text: application.text,
        status: 'submitted',
        submitted_at: application.submittedAt,
        created_at: application.submittedAt,
      })),
    );
    const printed = wanted.flatMap(({ application, position }, index) => {
      const photo = media[index];
      return photo
        ? [{ application, position, photo, row: photoRow(village, application.id, position, photo, !rejected.has(application.id)) }]
        : [];
    });
    const waits = ({ application }: (typeof printed)[number]): boolean => application.fate === 'waiting';
    await insertRows(
      tx,
      'points_application_photo',
      printed.filter(one => !waits(one)).map(({ row }) => row),
    );
    for (const one of printed.filter(waits)) await attach(tx, one);
    await insertRows(
      tx,
      'audit_entry',
      planned.map(({ id, filer, submittedAt, offsetMs }) =>
        auditRow(village, filer, demoId(`audit/submit/${id}`, offsetMs), 'points.application.submitted', id, submittedAt),
      ),
    );
  });
  return media.length;
}

interface Attached {
  readonly application: PlannedApplication;
  readonly position: number;
  readonly photo: PrintedPhoto;
  readonly row: Row;
}

/** As somebody who reviews finds it: what looks nearly the same was noted when it came in, one after the other. */
async function attach(tx: Tx, { application, position, photo, row }: Attached): Promise<void> {
  await insertRows(tx, 'points_application_photo', [row]);
  await noteSimilar(tx, application.id, { position, picture_hash: photo.picture_hash });
}

interface Wanted {
  readonly application: PlannedApplication;
  readonly position: number;
  readonly photo: WantedPhoto;
}

/** Of what waits, one is a neighbour's photo once more. */
function withCopy(wanted: readonly Wanted[]): readonly Wanted[] {
  const original = (copy: Wanted): Wanted | undefined =>
    wanted.findLast(
      ({ application, photo }) =>
        application.fate === 'credited' &&
        photo.fresh &&
        photo.scene === copy.photo.scene &&
        application.household !== copy.application.household,
    );
  const copy = wanted.findLast(one => one.application.fate === 'waiting' && one.position === 1 && original(one) !== undefined);
  return wanted.map(one => (one === copy ? { ...one, photo: { ...one.photo, copyOf: original(one)?.photo } } : one));
}

function photosOf(demo: Demo, village: DemoVillage, application: PlannedApplication): Wanted[] {
  const fresh = application.fate === 'waiting' || (application.offsetMs > (demo.time.days - DRAWN_DAYS) * DAY_MS && village.key === 'yaxi');
  return application.scenes.map((scene, index) => ({
    application,
    position: index + 1,
    photo: {
      label: `${application.id}/${index + 1}`,
      villageId: village.id,
      accountId: accountOf(application.filer),
      scene,
      fresh,
      takenAt: new Date(application.submittedAt.getTime() - (3 - index) * 60_000),
      offsetMs: application.offsetMs - (3 - index) * 60_000,
    },
  }));
}

/** One moment for each reviewer's sitting. */
function handIn(demo: Demo, county: County, village: DemoVillage, planned: readonly PlannedApplication[]): void {
  const sittings = new Map<string, PlannedApplication[]>();
  for (const application of planned) {
    if (application.fate === 'waiting') continue;
    const key = `${application.decidedAt.getTime()}/${application.reviewer.id}`;
    sittings.set(key, [...(sittings.get(key) ?? []), application]);
  }
  for (const sitting of sittings.values()) {
    const [first] = sitting;
    if (first) addMoment(county, village, { at: first.decidedAt, run: tx => decide(demo, tx, village, first.reviewer, sitting) });
  }
}

async function decide(
  demo: Demo,
  tx: Tx,
  village: DemoVillage,
  reviewer: DemoPerson,
  sitting: readonly PlannedApplication[],
): Promise<void> {
  await mustBook(
    tx,
    'points_approve',
    sitting
      .filter(({ fate }) => fate === 'credited')
      .map(application => ({
        ...callerOf(village, reviewer, `approve/${application.id}`),
        applicationId: application.id,
        points: application.points,
        actorHouseholdId: reviewer.householdId,
        actorRole: roleOf(reviewer),
        transferId: demoId(`transfer/${application.id}`, demo.time.offsetOf(application.decidedAt)),
        at: application.decidedAt,
      })),
  );
  await refuse(
    tx,
    village,
    reviewer,
    sitting.filter(({ fate }) => fate !== 'credited'),
  );
}

async function refuse(tx: Tx, village: DemoVillage, reviewer: DemoPerson, refused: readonly PlannedApplication[]): Promise<void> {
  if (refused.length === 0) return;
  await tx.query(
    `UPDATE points_application a SET status = d.status, version = a.version + 1, decision_reason = d.reason, decided_at = d.at,
       decided_by_person_id = CASE WHEN d.status <> 'withdrawn' THEN $2::uuid END, decided_by_role = CASE WHEN d.status <> 'withdrawn' THEN $3::text END
     FROM jsonb_to_recordset($4::jsonb) AS d(id uuid, status text, reason text, at timestamptz) WHERE a.village_id = $1 AND a.id = d.id`,
    [
      village.id,
      reviewer.id,
      roleOf(reviewer),
      JSON.stringify(
        refused.map(({ id, fate, reason, decidedAt }) => ({ id, status: fate, reason, at: fate === 'withdrawn' ? null : decidedAt })),
      ),
    ],
  );
}

const roleOf = (reviewer: DemoPerson): string => reviewer.roles[0] ?? 'reviewer';
