import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { forgetDraftsOf, forgetDraft, newestOf, readDraft, writeDraft } from './drafts';

const place = { accountId: 'a', villageId: 'v', about: 'letter' };
const draft = (change: object = {}) => ({ ...place, fields: { text: '路灯' }, photos: [], ...change });

beforeEach(resetPhone);

it('keeps what is written, per thing, person and village', () => {
  writeDraft(draft());
  writeDraft(draft({ about: 'notice', fields: { text: '停水' } }));
  expect(readDraft<{ text: string }>(place)?.fields.text).toBe('路灯');
  for (const other of [
    { ...place, accountId: 'b' },
    { ...place, villageId: 'w' },
    { ...place, about: 'thread/1' },
  ])
    expect(readDraft(other)).toBeUndefined();
});

it('keeps the newest words of a thing', () => {
  writeDraft(draft());
  writeDraft(draft({ fields: { text: '路灯坏了' } }));
  expect(readDraft<{ text: string }>(place)?.fields.text).toBe('路灯坏了');
  forgetDraft(place);
  expect(readDraft(place)).toBeUndefined();
});

it('knows which of a kind was written last, and of no other person or village', () => {
  const application = (ruleId: string) => writeDraft(draft({ about: `application/${ruleId}` }));
  application('yard');
  application('road');
  writeDraft(draft({ about: 'letter' }));
  expect(newestOf('application', place)).toBe('road');
  application('yard');
  expect(newestOf('application', place)).toBe('yard');
  expect(newestOf('application', { ...place, villageId: 'w' })).toBeUndefined();
  expect(newestOf('request', place)).toBeUndefined();
});

it('keeps each of many with its photos, and forgets all of one’s own on leaving, and none of another’s on the same phone', async () => {
  const about = Array.from({ length: 60 }, (_none, n) => `thread/${n}`);
  about.forEach(one => writeDraft(draft({ about: one, photos: [{ kept: `photo of ${one}` }] })));
  expect(about.map(one => readDraft({ ...place, about: one })?.photos)).toEqual(about.map(one => [{ kept: `photo of ${one}` }]));
  writeDraft(draft({ accountId: 'b', photos: [{ kept: 'theirs' }] }));
  await forgetDraftsOf('a');
  expect(about.filter(one => readDraft({ ...place, about: one }))).toEqual([]);
  expect(readDraft({ ...place, accountId: 'b' })?.photos).toEqual([{ kept: 'theirs' }]);
});

it('says when the phone cannot hold it, and what it held before is still there', () => {
  expect(writeDraft(draft())).toBe(true);
  const full = jest.spyOn(phone.storage, 'set').mockImplementation(() => {
    throw new Error('exceed storage max size');
  });
  expect(writeDraft(draft({ about: 'notice' }))).toBe(false);
  full.mockRestore();
  expect(readDraft(place)?.fields).toEqual({ text: '路灯' });
});
