/** What scrolls by itself must be reachable by the keyboard, also where nothing in it can be pressed. */
export const scrolls: Readonly<Record<string, unknown>> = { tabIndex: 0 };
