import { create } from 'zustand';

export interface Question {
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly body: string;
  /** Words that are not the app's, to be marked and taken along by hand. */
  readonly byHand?: string;
  readonly action: string;
  readonly danger?: boolean;
}
interface ConfirmState {
  asked: (Question & { answer: (yes: boolean) => void }) | undefined;
}

export const useConfirm = create<ConfirmState>(() => ({ asked: undefined }));

/** Asks before what cannot be taken back; false when the person turns away. */
export function confirm(question: Question): Promise<boolean> {
  useConfirm.getState().asked?.answer(false);
  return new Promise(resolve => {
    useConfirm.setState({
      asked: {
        ...question,
        answer: yes => {
          useConfirm.setState({ asked: undefined });
          resolve(yes);
        },
      },
    });
  });
}
