import type { WatchPrivacy } from './privacy.types';

/** A browser asks by itself, and knows neither number nor WeChat. */
export const watchPrivacy: WatchPrivacy = () => undefined;

export const openPrivacyContract = (): void => undefined;
