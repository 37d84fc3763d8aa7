import type { PhotoView } from '@jishan/contracts';
import { photoNote } from './photo-note';

const photo = (part: Partial<PhotoView>): PhotoView => ({
  id: 'p',
  url: '',
  thumbnailUrl: '',
  width: 1,
  height: 1,
  capturedAt: null,
  ...part,
});

it.each<[Partial<PhotoView>, string]>([
  [{ capturedAt: '2025-11-20T08:05:00+08:00', source: 'camera' }, '拍摄于2025年11月20日'],
  [{ capturedAt: '2025-11-20T08:05:00+08:00', source: 'album' }, '拍摄于2025年11月20日 · 来自相册，不是现拍'],
  [{ source: 'album' }, '拍摄时间不明 · 来自相册，不是现拍'],
  [{}, '拍摄时间不明'],
])('%j', (part, words) => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-12-01T12:00:00+08:00'));
  expect(photoNote(photo(part))).toBe(words);
});
