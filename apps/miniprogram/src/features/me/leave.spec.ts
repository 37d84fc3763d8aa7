import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { chooseVillage } from '@/features/session/session';
import { writeDraft } from '@/features/writing/drafts';
import { setElder } from '@/theme/elder';
import { takeTokens } from '@/api/client';
import { leave } from './leave';

const dropped: string[] = [];
let sure = true;
jest.mock('@/platform/photos', () => ({
  photoPlatform: { keep: (path: string) => Promise.resolve(path), drop: (kept: string) => Promise.resolve(void dropped.push(kept)) },
}));
jest.mock('@/ui', () => ({ confirm: () => Promise.resolve(sure) }));

const photo = (kept: string) => ({ kept });
beforeEach(() => {
  resetPhone();
  dropped.length = 0;
  phone.answer = () => ({ statusCode: 200, data: { done: true } });
  const whose = { accountId: 'me', villageId: 'v1', fields: { text: '只给村里看的话' } };
  writeDraft({ ...whose, about: 'letter', photos: [photo('road.jpg')] });
  writeDraft({ ...whose, about: 'request/i1', photos: [photo('roof.jpg')] });
  writeDraft({ ...whose, about: 'application/r1', photos: [photo('yard.jpg')] });
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
