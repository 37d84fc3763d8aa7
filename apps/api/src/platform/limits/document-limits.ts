import { Limited } from './limited.decorator';

const TEN_MINUTES = 600;

/**
 * Files and pages for the printer are the dearest reads. All of them share one counter of the account and one of the address: whole villages
 * stand behind one address of the mobile network, so it allows for several who print at once.
 */
export const ExportLimited = (): MethodDecorator =>
  Limited(
    { name: 'export', limit: 60, ttlSeconds: TEN_MINUTES, by: 'account' },
    { name: 'export-ip', limit: 300, ttlSeconds: TEN_MINUTES, by: 'ip' },
  );

/** Of the signed links that an export answers with; nobody is signed in there. */
export const OpenLimited = (): MethodDecorator => Limited({ name: 'document', limit: 120, ttlSeconds: TEN_MINUTES, by: 'ip' });
