export interface Reading {
  readonly onEnd: () => void;
  readonly onFault: () => void;
}

/** The phone's own voice. The words stay on the phone: where a voice is made somewhere else, there is none. */
export interface SpeechPlatform {
  /** Tells at once whether Chinese can be read aloud, and again whenever that changes; answers what ends the watching. */
  watch(onChange: (can: boolean) => void): () => void;
  /** Reads one part after the other; answers what stops it, after which nothing is told. */
  read(parts: readonly string[], reading: Reading): () => void;
}
