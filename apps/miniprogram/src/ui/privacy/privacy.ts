import { create } from 'zustand';
import type { PrivacyAnswer } from '@/platform/privacy.types';
import { watchPrivacy } from '@/platform/privacy';

type Tell = (answer: PrivacyAnswer) => void;

/** Two interfaces may wait at once, e.g. on two pages: one answer is for all of them. */
export const usePrivacy = create<{ waiting: readonly Tell[] }>(() => ({ waiting: [] }));

export function startPrivacy(): void {
  watchPrivacy(tell => usePrivacy.setState(({ waiting }) => ({ waiting: [...waiting, tell] })));
}

export function answerPrivacy(answer: PrivacyAnswer): void {
  const { waiting } = usePrivacy.getState();
  if (answer.event !== 'exposureAuthorization') usePrivacy.setState({ waiting: [] });
  waiting.forEach(tell => tell(answer));
}
