import { call } from '@/api/client';
import { isPassing, ProblemError, sayError } from '@/api/errors';
import { readAnew } from '@/api/query';
import { useSession } from '@/features/session/session';
import { tabs } from '@/platform/tabs';
import * as texts from '@/texts/zh-CN';
import { changeEntry, takeUpAbandoned, useBox } from './box';
import { pauseAfter, type OutboxEntry, type OutboxPhoto } from './entry';
import { dropFiles, PhotoGone, uploadKept, uploadKeptVoice, VoiceGone } from './photos';

let delivering: Promise<unknown> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

async function uploadPhotos(entry: OutboxEntry): Promise<readonly string[]> {
  const done: OutboxPhoto[] = [...entry.photos];
  for (const [index, photo] of entry.photos.entries()) {
    if (photo.mediaId) continue;
    const { id } = await uploadKept(entry.villageId, photo.kept, photo);
    done[index] = { ...photo, mediaId: id };
    changeEntry(entry.id, { photos: [...done] });
  }
  return done.flatMap(photo => photo.mediaId ?? []);
}

async function uploadSaid(entry: OutboxEntry): Promise<{ readonly voiceId?: string }> {
  const { voice } = entry;
  if (!voice) return {};
  if (voice.mediaId) return { voiceId: voice.mediaId };
  const { id } = await uploadKeptVoice(entry.villageId, voice.kept);
  changeEntry(entry.id, { voice: { ...voice, mediaId: id } });
  return { voiceId: id };
}

async function sendEntry(entry: OutboxEntry): Promise<void> {
  const photoIds = await uploadPhotos(entry);
  const said = await uploadSaid(entry);
  await call(entry.route, {
    params: entry.params as never,
    body: { ...entry.body, ...(entry.photosField === undefined ? {} : { [entry.photosField]: photoIds }), ...said } as never,
    idempotencyKey: entry.id,
  });
  // What arrived is read from the server; the phone keeps no second copy of a private word.
  changeEntry(entry.id, { state: 'sent', problem: undefined, body: {}, detail: '' });
  await dropFiles(entry);
  await Promise.all(entry.refetches.map(path => readAnew([path])));
}

/** The phone cleared its shelf. */
function goneWords(error: unknown): { readonly title: string; readonly detail: string } | undefined {
  if (error instanceof PhotoGone) return texts.outbox.photoGone;
  return error instanceof VoiceGone ? texts.outbox.voiceGone : undefined;
}

function settleFailure(entry: OutboxEntry, error: unknown): void {
  const tries = entry.tries + 1;
  // After a 401 whoever wrote it signs in again, and it goes then. Until it comes to that it waits like the rest: asked at once it would be
  // asked for ever.
  if (isPassing(error) || (error instanceof ProblemError && error.status === 401)) {
    changeEntry(entry.id, { state: 'waiting', tries, nextTryAt: Date.now() + pauseAfter(tries) });
    return;
  }
  const problem = goneWords(error) ?? sayError(error);
  changeEntry(entry.id, { state: 'refused', tries, problem: { title: problem.title, detail: problem.detail } });
}

function due(accountId: string | undefined, now: number): OutboxEntry[] {
  return useBox
    .getState()
    .entries.filter(entry => entry.state === 'waiting' && entry.accountId === accountId && entry.nextTryAt <= now)
    .reverse();
}

/** Another tab sends: how long until it is seen whether it still does. */
const ELSEWHERE_MS = 20_000;
/** What is due while another tab has the round is that one's to send; how often it is asked whether it still does. */
const BESIDE_MS = 2_000;
const AGAIN_MS = 200;

async function deliverDue(): Promise<void> {
  const tried = new Set<string>();
  if (tabs.keepsOut) takeUpAbandoned();
  for (let entry = nextOf(tried); entry; entry = nextOf(tried)) {
    tried.add(entry.id);
    changeEntry(entry.id, { state: 'sending' });
    try {
      await sendEntry(entry);
    } catch (error) {
      settleFailure(entry, error);
    }
  }
}

/** Looked up anew each time: while one travelled, another may have been thrown away, or its writer may have left the phone to somebody else. */
function nextOf(tried: ReadonlySet<string>): OutboxEntry | undefined {
  const { status, me } = useSession.getState();
  return status === 'signed_in' ? due(me?.accountId, Date.now()).find(entry => !tried.has(entry.id)) : undefined;
}

const UNDER_WAY: readonly OutboxEntry['state'][] = ['waiting', 'sending'];

function planNextRound(least: number): void {
  clearTimeout(timer);
  const accountId = useSession.getState().me?.accountId;
  const waiting = useBox.getState().entries.filter(entry => UNDER_WAY.includes(entry.state) && entry.accountId === accountId);
  if (waiting.length === 0 || useSession.getState().status !== 'signed_in') return;
  const soonest = Math.min(...waiting.map(entry => (entry.state === 'sending' ? Date.now() + ELSEWHERE_MS : entry.nextTryAt)));
  timer = setTimeout(() => void deliver(), Math.max(least, soonest - Date.now()));
}

/** Another tab has written: it may be closed before it has sent, so this one looks after it, too. */
export const planBeside = (): void => planNextRound(BESIDE_MS);

async function haveARound(): Promise<void> {
  let had = false;
  try {
    had = await tabs.alone('outbox', deliverDue);
  } finally {
    delivering = undefined;
    planNextRound(had ? AGAIN_MS : BESIDE_MS);
  }
}

/** Sends what is due, oldest first, one at a time. Any number of callers share one round, and of several tabs one has it. */
export async function deliver(): Promise<void> {
  delivering ??= haveARound();
  await delivering;
}

/** The network is back, or the person says so: nothing waits for its pause to end. */
export function deliverNow(): Promise<void> {
  const accountId = useSession.getState().me?.accountId;
  useBox
    .getState()
    .entries.filter(entry => entry.state === 'waiting' && entry.accountId === accountId)
    .forEach(entry => changeEntry(entry.id, { nextTryAt: 0 }));
  return deliver();
}
