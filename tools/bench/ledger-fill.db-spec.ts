import { CREDITED_THIS_YEAR } from '../../apps/api/src/modules/points/applications/household-history.queries';
import { verifyOn } from '../../apps/api/src/operations/books/verify-books';
import { SealedCounty } from '../ledger-verify/sealed-county';
import { entriesIn, fillLedger, settle } from './ledger-fill';

jest.setTimeout(240_000);

const VILLAGES = 20;
const ENTRIES = 40_000;

let county: SealedCounty;
beforeAll(async () => {
  county = await SealedCounty.make(VILLAGES, 1);
  await fillLedger(county.superuser, county.villages, (await entriesIn(county.superuser)) + ENTRIES);
});
afterAll(() => county.remove());

/** What grows with the book is measured on a book that is right: a check that came since would find every credit of the bench. */
it('years of credits that the bench writes past the books’ door are what the door would have written', async () => {
  expect(await entriesIn(county.superuser)).toBeGreaterThanOrEqual(ENTRIES);
  expect((await verifyOn(county.superuser, null, [county.publicKey])).faults).toEqual([]);
});

/** A village among many: there the planner thinks each of its households has done next to nothing. */
it('the deeds of a year that the queue counts are read from the index alone', async () => {
  await settle(county.superuser);
  const {
    rows: [one],
  } = await county.superuser.query<{ village_id: string; id: string }>(
    'SELECT village_id, id FROM points_application ORDER BY submitted_at DESC LIMIT 1',
  );
  // In a living book some page is always newer than the last tidying: with that, an index alone looks no cheaper than an index and its table.
  await county.superuser.query('UPDATE points_application SET text = text WHERE id = $1', [one?.id]);
  await county.superuser.query('ANALYZE points_application');
  const asked = [one?.village_id, [one?.id]];
  const { rows: plan } = await county.superuser.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${CREDITED_THIS_YEAR}`, asked);
  expect(plan.map(line => line['QUERY PLAN']).join('\n')).toContain(
    'Index Only Scan using ix_points_application_history on points_application a',
  );
});
