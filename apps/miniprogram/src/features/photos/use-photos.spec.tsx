import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { PickedPhoto } from '@/platform/photos.types';
import { useToast } from '@/ui/toast/toast';
import * as texts from '@/texts/zh-CN';
import { resetPhone } from '../../../test/stand-ins/taro';
import { FormPhotos } from './form-photos';
import { usePhotos } from './use-photos';

const t = texts.sending;
/** What the phone does with what was chosen: tells how many, and is ready when it is ready. */
let chosen: ((count: number) => void) | undefined;
let ready: ((photos: readonly PickedPhoto[]) => void) | undefined;
let gone: (() => void) | undefined;
jest.mock('@/platform/photos', () => ({
  photoPlatform: {
    pick: (_count: number, onChosen: (count: number) => void) => {
      chosen = onChosen;
      return new Promise((resolve, reject) => {
        ready = resolve;
        gone = () => reject(new Error('no such file'));
      });
    },
    keep: (path: string) => Promise.resolve(`kept-${path}`),
    open: (kept: string) => Promise.resolve(kept),
    drop: () => Promise.resolve(),
  },
}));
jest.mock('@/platform/post-file', () => ({
  postFile: () => Promise.resolve({ status: 200, body: JSON.stringify({ id: 'm1', url: '/a.jpg' }) }),
}));

const NONE = [] as const;
const keep = jest.fn();
let shown: ReturnType<typeof usePhotos>;
function Picker() {
  shown = usePhotos('village', 3, NONE, keep);
  return <FormPhotos photos={shown} max={3} />;
}
const photo: PickedPhoto = { path: 'blob:yard', source: 'album' };
const choose = (count: number): void => {
  fireEvent.click(screen.getByRole('button', { name: texts.photos.add }));
  act(() => chosen?.(count));
};

beforeEach(() => {
  resetPhone();
  [chosen, ready, gone] = [undefined, undefined, undefined];
});

it('a photo that is still being made smaller holds up the form, so that nothing goes without it', async () => {
  render(<Picker />);
  choose(2);
  expect(screen.getAllByText(texts.photos.preparing)).toHaveLength(2);
  expect(screen.queryByRole('button', { name: texts.photos.add })).toBeNull();
  expect([shown.halted, shown.fault, shown.underWay]).toEqual([t.photosPreparing, t.photosPreparing, true]);
  await act(async () => ready?.([photo, { ...photo, path: 'blob:street' }]));
  await waitFor(() => expect(shown.arrived).toHaveLength(2));
  expect(screen.queryByText(texts.photos.preparing)).toBeNull();
  expect([shown.halted, shown.fault, shown.underWay]).toEqual([undefined, undefined, false]);
});

it('turning back holds up nothing', async () => {
  render(<Picker />);
  fireEvent.click(screen.getByRole('button', { name: texts.photos.add }));
  expect(shown.underWay).toBe(false);
  await act(async () => ready?.([]));
  expect([shown.photos.length, shown.halted]).toEqual([0, undefined]);
});

it('a photo that cannot be read is said not to be there, and another can be chosen', async () => {
  render(<Picker />);
  choose(1);
  await act(async () => gone?.());
  await waitFor(() => expect(shown.preparing).toBe(0));
  expect(useToast.getState().shown?.text).toBe(t.photosNotKept);
  expect([shown.photos.length, shown.halted]).toEqual([0, undefined]);
  screen.getByRole('button', { name: texts.photos.add });
});
