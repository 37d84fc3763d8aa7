import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { StepResult } from '@jishan/contracts';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { resetPhone } from '../../../test/stand-ins/taro';
import { FinishSheet } from './finish-sheet';

let arrive: (answer: { status: number; body: string }) => void;
let fail: (error: Error) => void;
jest.mock('@/platform/photos', () => ({
  photoPlatform: {
    pick: () => Promise.resolve([{ path: 'result.jpg', source: 'album' }]),
    keep: (path: string) => Promise.resolve(path),
    open: (kept: string) => Promise.resolve(kept),
    drop: () => Promise.resolve(),
  },
}));
jest.mock('@/platform/post-file', () => ({
  postFile: () =>
    new Promise((resolve, reject) => {
      arrive = resolve;
      fail = reject;
    }),
}));

const ACTION = '办好这一步';
let done: [string, readonly string[]][];
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const open = (result: StepResult) =>
  render(
    <FinishSheet
      title="初审"
      action={ACTION}
      result={result}
      busy={false}
      error={null}
      onClose={() => undefined}
      onDone={(...said) => done.push(said)}
    />,
  );

beforeEach(() => {
  resetPhone();
  done = [];
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
});

it('waits for a photo on its way, and says that it does', async () => {
  open('photo');
  press(texts.photos.add);
  await screen.findByRole('button', { name: texts.sending.photosUnderWay });
  press(texts.sending.photosUnderWay);
  expect(done).toEqual([]);
  arrive({ status: 201, body: JSON.stringify({ id: 'm1' }) });
  await screen.findByRole('button', { name: ACTION });
  press(ACTION);
  expect(done).toEqual([['', ['m1']]]);
});

it('one that failed no longer looks as if it were on its way: it says what is missing, and goes with another tap', async () => {
  open('photo');
  press(texts.photos.add);
  await screen.findByRole('button', { name: texts.sending.photosUnderWay });
  fail(new Error('network'));
  await screen.findByRole('button', { name: ACTION });
  press(ACTION);
  expect(screen.getByText(texts.sending.photosFailed(1))).toBeTruthy();
  expect(done).toEqual([]);
  press(texts.photos.retry(1));
  await screen.findByRole('button', { name: texts.sending.photosUnderWay });
  arrive({ status: 201, body: JSON.stringify({ id: 'm2' }) });
  await screen.findByRole('button', { name: ACTION });
  press(ACTION);
  expect(done).toEqual([['', ['m2']]]);
});

it('one that cannot arrive may be left out where no photo is asked for', async () => {
  open('text');
  fireEvent.change(screen.getByLabelText(texts.checklists.finishText), { target: { value: '批复已下' } });
  press(texts.photos.add);
  await screen.findByRole('button', { name: texts.sending.photosUnderWay });
  fail(new Error('network'));
  await screen.findByRole('button', { name: ACTION });
  press(texts.photos.remove(1));
  press(ACTION);
  await waitFor(() => expect(done).toEqual([['批复已下', []]]));
});
