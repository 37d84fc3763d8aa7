import { forgetAllDrafts, forgetDraft, newestOf, readDraft, writeDraft } from './drafts';

const place = { accountId: 'a', villageId: 'v', about: 'letter' };
const draft = (change: object = {}) => ({ ...place, fields: { text: '路灯' }, photos: [], ...change });

beforeEach(forgetAllDrafts);

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

it('forgets the oldest of many, and all of them on leaving', async () => {
  for (let n = 0; n < 25; n += 1) writeDraft(draft({ about: `thread/${n}` }));
  expect(readDraft({ ...place, about: 'thread/4' })).toBeUndefined();
  expect(readDraft({ ...place, about: 'thread/5' })).toBeDefined();
  await forgetAllDrafts();
  expect(readDraft({ ...place, about: 'thread/24' })).toBeUndefined();
});
