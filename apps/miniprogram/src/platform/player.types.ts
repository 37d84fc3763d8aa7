export interface Listening {
  readonly onTime: (milliseconds: number) => void;
  readonly onEnd: () => void;
  readonly onFault: () => void;
}

export interface PlayerPlatform {
  /** Plays at once, from the beginning; answers what stops it, after which nothing is told. */
  play(url: string, listening: Listening): () => void;
}
