import { householdChangeRoutes, identityRoutes, type MergeOutlook } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { DemoCounty, Reader } from './demo-county';
import { documentPhoto, MERGE_PAPER, MINUTES_PAPER } from './document-photo';

const LOOKED_AT = 40;

/** A second cadre is appointed, and files a 并户 that the secretary is asked to confirm. */
export async function toBeMerged(county: DemoCounty): Promise<void> {
  const secretary = await county.reader('shuji');
  const waiting = await secretary.read(householdChangeRoutes.waitingMerges);
  if (waiting.items.length > 0) return;
  await appoint(secretary, '杨德明');
  // Signs in only now: an appointment ends the tokens that were given before it.
  const cadre = await county.reader('huzhu');
  const { items: households } = await cadre.read(identityRoutes.listHouseholds, { limit: String(LOOKED_AT) });
  const outlooks: MergeOutlook[] = [];
  for (const { id } of households) outlooks.push(await cadre.read(householdChangeRoutes.mergeOutlook, {}, { householdId: id }));
  // The richer of the two decides whether a second person is asked.
  const richest = [...outlooks].sort((a, b) => b.spendable - a.spendable);
  const ending = richest.filter(isFree).reverse();
  for (const into of richest) {
    for (const from of ending) {
      if (from.householdId !== into.householdId && (await file(cadre, from, into))) return;
    }
  }
  throw new Error('no two households of the demo county can become one');
}

const isFree = (one: MergeOutlook): boolean => one.openDeductions + one.openApplications + one.reserved === 0;

async function appoint(secretary: Reader, name: string): Promise<void> {
  const { items: people } = await secretary.read(identityRoutes.listPeople, { name });
  const [person] = people;
  if (!person) throw new Error(`${name} is not on the roster`);
  const photo = await secretary.upload(await documentPhoto(MINUTES_PAPER));
  await secretary.send(identityRoutes.grantRole, {
    id: uuidv7(),
    personId: person.id,
    role: 'cadre',
    granted: true,
    reason: '村两委会议决定，请他协助办理分户、并户和来访登记',
    photoIds: [photo.id],
  });
}

/** False: of the cadre's own kin, or not for another reason; the next may be. */
async function file(cadre: Reader, from: MergeOutlook, into: MergeOutlook): Promise<boolean> {
  const photo = await cadre.upload(await documentPhoto(MERGE_PAPER));
  const wish = {
    id: uuidv7(),
    intoHouseholdId: into.householdId,
    document: 'application' as const,
    documentDay: '2026-01-20',
    documentNumber: '',
    reason: '老人搬来和女儿一起住',
    photoIds: [photo.id],
  };
  try {
    const change = await cadre.send(householdChangeRoutes.mergeHousehold, wish, { householdId: from.householdId });
    return change.state === 'waiting';
  } catch {
    return false;
  }
}
