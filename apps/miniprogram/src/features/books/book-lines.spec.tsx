import type { BookLine, BookPage } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { BookLines } from './book-lines';

const t = texts.book;
const figures = { opening: 0, earned: 4, spent: 0, expired: 0, adjusted: 0, closing: 4 };
const house = (name: string, mergedInto: string | null): BookLine => ({
  id: name,
  name,
  groupName: '二组',
  households: mergedInto === null ? 1 : 0,
  takingPart: mergedInto === null ? 1 : 0,
  merged: mergedInto === null ? 0 : 1,
  mergedInto,
  ...figures,
});
const total = { ...figures, households: 120, takingPart: 8, merged: 1 };

const open = (by: 'household' | 'group', items: BookLine[]): void => {
  const page: BookPage = { period: '2026-11', items, total };
  phone.answer = () => ({ statusCode: 200, data: page });
  render(
    <QueryClientProvider client={queryClient}>
      <BookLines period="2026-11" by={by} />
    </QueryClientProvider>,
  );
};

/** As they are read: figures are bound to what they count by spaces of their own. */
const notes = (): (string | undefined)[] =>
  [...document.querySelectorAll('.list-row__note')].map(note => note.textContent?.replace(/\u00a0/g, ' '));

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  signedIn({ villageId: 'v1', villageName: '桠溪村' });
});

it('a household that was merged away is said to be one, in the list and on its sheet, and is counted beside the others', async () => {
  open('household', [house('罗家', null), house('王家', '李家')]);
  expect(await screen.findByText('120 户（另有 1 户已并入别的户），8 户挣到积分')).toBeTruthy();
  expect(notes()).toEqual([`二组 · ${t.flow(4, 0)}`, `已并入李家 · 二组 · ${t.flow(4, 0)}`]);
  fireEvent.click(screen.getByText('王家'));
  expect(within(await screen.findByRole('dialog')).getByText('已并入李家')).toBeTruthy();
});

it('a group says it of its own', async () => {
  open('group', [{ ...house('二组', null), households: 11, takingPart: 3, merged: 1 }]);
  await screen.findByText('二组');
  expect(notes()).toEqual([`3/11 户挣到积分，另有 1 户已并入别的户 · ${t.flow(4, 0)}`]);
});
