import { identityRoutes, mayInVillage, type Me, type Membership, type SessionTokens, type VillageAction } from '@jishan/contracts';
import { create } from 'zustand';
import { call, dropTokens, refreshSession, takeTokens, whenOtherAccount, whenRenewed, whenSignedOut } from '@/api/client';
import { isPassing, ProblemError, sayError, type SaidError } from '@/api/errors';
import { queryClient } from '@/api/query';
import { loginPlatform } from '@/platform/login';
import { useNetwork } from '@/platform/network';
import { forgetStored, readStored, writeStored } from '@/platform/storage';

const VILLAGE_KEY = 'village';
const MS = 1_000;
const BUSY_SECONDS = 5;

export type SessionStatus = 'starting' | 'unreachable' | 'signed_out' | 'signed_in';

export interface SessionState {
  status: SessionStatus;
  me: Me | undefined;
  villageId: string | undefined;
  /** Why it is out of reach, when it is not the network. */
  refused?: SaidError | undefined;
}

export const useSession = create<SessionState>(() => ({ status: 'starting', me: undefined, villageId: undefined }));

function takeMe(me: Me): void {
  const wanted = useSession.getState().villageId ?? readStored<string>(VILLAGE_KEY);
  const membership = me.memberships.find(one => one.villageId === wanted) ?? me.memberships[0];
  useSession.setState({ status: 'signed_in', me, villageId: membership?.villageId });
}

export async function reloadMe(): Promise<void> {
  takeMe(await call(identityRoutes.me));
}

export async function enter(tokens: SessionTokens): Promise<void> {
  takeTokens(tokens);
  queryClient.clear();
  await reloadMe();
}

/** At start: the refresh token (weapp) or the cookie (h5) tells who this is. */
export async function startSession(): Promise<void> {
  useSession.setState({ status: 'starting' });
  try {
    if (await refreshSession()) await reloadMe();
    else useSession.setState({ status: 'signed_out', me: undefined });
  } catch (error) {
    const refused = error instanceof ProblemError ? error : undefined;
    useSession.setState({ status: 'unreachable', refused: refused && sayError(refused) });
    if (refused && isPassing(refused)) startAgainIn(refused.waitSeconds ?? BUSY_SECONDS);
  }
}

let startingAgain: ReturnType<typeof setTimeout> | undefined;

/** The house was busy, or was asked too often: it says when to come again, and nobody needs to tap for it. */
function startAgainIn(seconds: number): void {
  clearTimeout(startingAgain);
  startingAgain = setTimeout(() => {
    if (useSession.getState().status === 'unreachable') void startSession();
  }, seconds * MS);
}

// Opened without a signal, the app needs no tap: it goes on when the network is back.
useNetwork.subscribe(({ online }) => {
  if (online && useSession.getState().status === 'unreachable') void startSession();
});

/**
 * A login code of WeChat's is good once, for five minutes: one that is refused as spent, after an answer that was lost or a phone that slept, is asked for
 * anew, once. A second refusal is told.
 */
export async function withLoginCode<A>(ask: (code: string) => Promise<A>): Promise<A> {
  try {
    return await ask(await loginPlatform.loginCode());
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.is('AUTH.WECHAT_CODE_INVALID')) throw error;
    return ask(await loginPlatform.loginCode());
  }
}

export async function signInWithCode(code: string): Promise<void> {
  await enter(await call(identityRoutes.wechatLogin, { body: { code, client: loginPlatform.client } }));
}

export async function signInWithPassword(username: string, password: string, oneTimeCode?: string): Promise<void> {
  await enter(
    await call(identityRoutes.passwordLogin, {
      body: { username, password, client: loginPlatform.client, ...(oneTimeCode ? { oneTimeCode } : {}) },
    }),
  );
}

function forgetPerson(): void {
  dropTokens();
  forgetStored(VILLAGE_KEY);
  queryClient.clear();
  useSession.setState({ status: 'signed_out', me: undefined, villageId: undefined });
}

/** Leaves this phone whatever the server says; the session there is ended if it can be reached. */
export async function signOut(): Promise<void> {
  await call(identityRoutes.logout, { body: {} }).catch(() => undefined);
  forgetPerson();
}

whenSignedOut(forgetPerson);

/** In another tab of this browser: this one follows, and shows nothing of the person before. */
async function followOtherTab(): Promise<void> {
  queryClient.clear();
  useSession.setState({ status: 'starting', me: undefined, villageId: undefined });
  await reloadMe().catch(() => useSession.setState({ status: 'unreachable' }));
}

whenOtherAccount(() => void followOtherTab());

// An appointment, or its end, refuses the token of before: what the person may see follows without signing in again.
whenRenewed(() => void reloadMe().catch(() => undefined));

export function chooseVillage(villageId: string): void {
  writeStored(VILLAGE_KEY, villageId);
  useSession.setState({ villageId });
}

export const useVillageId = (): string | undefined => useSession(state => state.villageId);

export function useMembership(): Membership | undefined {
  return useSession(state => state.me?.memberships.find(one => one.villageId === state.villageId));
}

/** Whether to show a way to something. The server decides; this only spares people a refusal. */
export function useMay(action: VillageAction): boolean {
  const membership = useMembership();
  return membership ? mayInVillage(membership.roles, action) : false;
}
