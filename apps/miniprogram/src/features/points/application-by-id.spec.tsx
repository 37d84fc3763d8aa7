import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ApplicationById } from './application-by-id';

it('a link that was cut off before its id says so and leads back, and asks nobody', async () => {
  resetPhone();
  signedIn();
  render(
    <QueryClientProvider client={queryClient}>
      <ApplicationById id="" />
    </QueryClientProvider>,
  );
  expect(await screen.findByText(texts.errors.cutLink.title)).toBeTruthy();
  expect(screen.getByRole('button', { name: texts.common.back })).toBeTruthy();
  expect(phone.calls.filter(({ name }) => name === 'request')).toEqual([]);
});
