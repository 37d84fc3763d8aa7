import type { Me } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { SignInSafety } from '@/features/account/sign-in-safety';
import { useSession } from '@/features/session/session';
import { phone } from './stand-ins/taro';

export interface SentRequest {
  readonly url: string;
  readonly data?: Record<string, string>;
}

/** What was sent to a path, in its order. */
export const sentTo = (path: string) =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as SentRequest)
    .filter(({ url }) => url.endsWith(path))
    .map(({ data }) => data);

export const typeInto = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** 登录安全 of somebody who is signed in. */
export function showSignInSafety(me: Me): void {
  useSession.setState({ status: 'signed_in', me });
  render(
    <QueryClientProvider client={queryClient}>
      <SignInSafety />
    </QueryClientProvider>,
  );
}
