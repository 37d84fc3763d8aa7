import type { ScanPlatform } from './scan.types';

/** Browsers have no scanner of their own; the counter types the digits there. */
export const scanPlatform: ScanPlatform = { available: false, scan: () => Promise.resolve(undefined) };
