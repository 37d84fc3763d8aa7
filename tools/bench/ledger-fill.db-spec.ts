import { verifyOn } from '../../apps/api/src/operations/books/verify-books';
import { SealedCounty } from '../ledger-verify/sealed-county';
import { entriesIn, fillLedger } from './ledger-fill';

jest.setTimeout(120_000);

/** What grows with the book is measured on a book that is right: a check that came since would find every credit of the bench. */
it('years of credits that the bench writes past the books’ door are what the door would have written', async () => {
  const county = await SealedCounty.make(2, 1);
  try {
    const before = await entriesIn(county.superuser);
    await fillLedger(county.superuser, county.villages, before + 2_000);
    expect(await entriesIn(county.superuser)).toBe(before + 2_000);
    expect((await verifyOn(county.superuser, null, [county.publicKey])).faults).toEqual([]);
  } finally {
    await county.remove();
  }
});
