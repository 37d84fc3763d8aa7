/** How this platform is asked for an answer whose body is waited for no longer than its head. */
export interface WholeAnswer {
  /** Options of the request: its words come as text, and whoever asks knows whether they are whole. */
  readonly options: { readonly dataType: 'text'; readonly responseType: 'text'; readonly signal?: AbortSignal };
  /** The answer has come, or never will. */
  end(): void;
}
