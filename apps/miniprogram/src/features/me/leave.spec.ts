import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { pointsRoutes } from '@jishan/contracts';
import { renderHook } from '@testing-library/react';
import { openBox, useBox } from '@/outbox/box';
import { useOutboxEntry, type OutboxEntry } from '@/outbox';
import { chooseVillage } from '@/features/session/session';
import { readDraft, writeDraft } from '@/features/writing/drafts';
import { setElder } from '@/theme/elder';
import { takeTokens } from '@/api/client';
import { useLastingId } from '@/api/lasting-id';
import { readStored } from '@/platform/storage';
import { leave } from './leave';

const dropped: string[] = [];
let sure = true;
jest.mock('@/platform/photos', () => ({
  photoPlatform: { keep: (path: string) => Promise.resolve(path), drop: (kept: string) => Promise.resolve(void dropped.push(kept)) },
}));
jest.mock('@/ui', () => ({ confirm: () => Promise.resolve(sure) }));

const photo = (kept: string) => ({ kept });
const me = (accountId: string) => signedIn(undefined, { accountId });
const unsent = (id: string, accountId: string): OutboxEntry => ({
  id,
  accountId,
  order: 0,
  villageId: 'v1',
  title: '院落“五清”',
  detail: '',
  page: '/p',
  route: pointsRoutes.submitApplication,
  params: {},
  body: {},
  photosField: 'photoIds',
  photos: [photo(`${id}.jpg`)],
  refetches: [],
  createdAt: 1_790_000_000_000,
  state: 'waiting',
  tries: 1,
  nextTryAt: 0,
});
beforeEach(() => {
  resetPhone();
  dropped.length = 0;
  phone.answer = () => ({ statusCode: 200, data: { done: true } });
  const whose = { accountId: 'me', villageId: 'v1', fields: { text: '只给村里看的话' } };
  writeDraft({ ...whose, about: 'letter', photos: [photo('road.jpg')] });
  writeDraft({ ...whose, about: 'request/i1', photos: [photo('roof.jpg')] });
  writeDraft({ ...whose, about: 'application/r1', photos: [photo('yard.jpg')] });
  me('me');
  chooseVillage('v1');
  setElder(true);
  takeTokens({ accountId: 'me', accessToken: 'a', refreshToken: 'r', expiresInSeconds: 600 });
});

it('leaving takes tokens, drafts and their photos from the phone; how big the letters are stays', async () => {
  sure = true;
  await leave();
  expect([...phone.storage.keys()]).toEqual(['jishan.elder']);
  expect(dropped).toEqual(['yard.jpg', 'roof.jpg', 'road.jpg']);
});

it('whoever thinks better of it keeps everything', async () => {
  sure = false;
  const before = [...phone.storage];
  await leave();
  expect([...phone.storage]).toEqual(before);
  expect(dropped).toEqual([]);
});

describe('on a phone that two people share', () => {
  beforeEach(() => {
    phone.storage.clear();
    for (const entry of [unsent('hers', 'her'), unsent('mine', 'me')])
      phone.storage.set(`jishan.outbox/${entry.id}`, JSON.stringify(JSON.stringify(entry)));
    for (const accountId of ['her', 'me']) {
      writeDraft({ accountId, villageId: 'v1', about: 'letter', fields: { text: accountId }, photos: [photo(`${accountId}.jpg`)] });
      me(accountId);
      renderHook(() => useLastingId('activity')).result.current.sending('k', 'p');
    }
    openBox();
    me('me');
    sure = true;
  });

  it('leaving throws away what the one who leaves has not sent, and nothing of the other’s', async () => {
    await leave();
    expect(useBox.getState().entries.map(entry => entry.id)).toEqual(['hers']);
    expect([...phone.storage.keys()]).toEqual(expect.arrayContaining(['jishan.outbox/hers', 'jishan.drafts', 'jishan.unanswered']));
    expect(dropped).toEqual(['mine.jpg', 'me.jpg']);
    expect(readDraft({ accountId: 'her', villageId: 'v1', about: 'letter' })?.fields).toEqual({ text: 'her' });
    expect(readDraft({ accountId: 'me', villageId: 'v1', about: 'letter' })).toBeUndefined();
    expect(Object.keys(readStored<object>('unanswered') ?? {})).toEqual(['her/v1/activity']);
  });

  it('what one wrote is not shown to the other, whatever page is opened from the history', () => {
    expect(renderHook(() => useOutboxEntry('mine')).result.current?.id).toBe('mine');
    expect(renderHook(() => useOutboxEntry('hers')).result.current).toBeUndefined();
  });
});
