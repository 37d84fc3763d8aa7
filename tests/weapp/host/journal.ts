/** What happened on the phone, in order of kind. A journey looks at `errors`; the rest is for finding out why. */
export interface SetDataNote {
  readonly route: string;
  readonly bytes: number;
  readonly keys: readonly string[];
}

export interface RequestNote {
  readonly method: string;
  readonly path: string;
  status?: number;
}

export class Journal {
  /** Exceptions, rejected promises nobody handled, console.error, names that WeChat does not have. */
  readonly errors: string[] = [];
  readonly console: string[] = [];
  /** Names of every call of wx. */
  readonly calls: string[] = [];
  readonly requests: RequestNote[] = [];
  readonly setData: SetDataNote[] = [];
  /** Files that were sent, as they left the phone. */
  readonly uploads: Buffer[] = [];
  readonly toasts: string[] = [];
  /** Pictures that WeChat's own view showed. */
  readonly previews: string[] = [];
  /** What stands written on canvases that became a file. */
  readonly written: string[] = [];
  /** Documents that WeChat opened, by their names on the phone. */
  readonly documents: string[] = [];
  /** Templates of one-off messages that were asked for. */
  readonly subscriptions: string[] = [];

  error(where: string, cause: unknown): void {
    this.errors.push(`${where}: ${describe(cause)}`);
  }
}

/** Errors of the realm are not instances of this realm's Error. */
export function describe(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null) {
    const { stack, message, errMsg } = cause as { stack?: unknown; message?: unknown; errMsg?: unknown };
    if (typeof stack === 'string' && stack !== '') return stack;
    if (typeof message === 'string') return message;
    if (typeof errMsg === 'string') return errMsg;
    return JSON.stringify(cause);
  }
  return String(cause);
}
