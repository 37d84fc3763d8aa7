/** How it came to an end: by the person, because there is no more room, or by a call that came in. */
export type RecordEnd = 'stopped' | 'full' | 'interrupted';
/** `refused`: the microphone is shut for us; `absent`: there is none; `turned_back`: the person would not agree to its use just now. */
export type RecordFault = 'refused' | 'absent' | 'turned_back' | 'failed';

export interface Recorded {
  /** A WAV file on the phone; may be played and sent. */
  readonly path: string;
  readonly milliseconds: number;
  readonly end: RecordEnd;
}

export interface Hearing {
  readonly onDone: (recorded: Recorded) => void;
  readonly onFault: (fault: RecordFault) => void;
}

/** One microphone: whoever starts while another records ends that. */
export interface RecorderPlatform {
  /** False where no sound can be recorded: then no button is shown. */
  supported(): boolean;
  /** Asks for the microphone where that was not allowed yet. Answers when it records, or why it cannot. */
  start(hearing: Hearing): Promise<'running' | RecordFault>;
  stop(): void;
  /** What was said is forgotten; nothing is told. */
  cancel(): void;
  /** Where the person allows the microphone again, if the app can open that place. */
  readonly openSettings?: () => Promise<void>;
}
