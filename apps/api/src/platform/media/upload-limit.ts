/** A day's work of somebody who collects for others; a flood ends here. Photos and voice notes are counted together. */
export const UPLOADS = { name: 'upload', limit: 120, ttlSeconds: 600, by: 'account' } as const;
