import { EXPIRY_NOTICE_DAYS, type VillageChoices, type VillageSettings } from '@jishan/contracts';

const DAY_MS = 86_400_000;

/**
 * The first day on which points may go, after a change of how they expire: whoever changes it gives everybody `EXPIRY_NOTICE_DAYS` whole
 * days. What does not change it leaves the day as it is.
 */
export function expiryTerms(
  before: VillageSettings,
  change: Partial<VillageChoices>,
  today: string,
): Partial<Pick<VillageSettings, 'expiryFrom'>> {
  const after = { ...before, ...change };
  if (after.pointsExpiry === 'none') return before.pointsExpiry === 'none' ? {} : { expiryFrom: null };
  const isSame =
    after.pointsExpiry === before.pointsExpiry && (after.pointsExpiry !== 'yearly' || after.expiryYearStart === before.expiryYearStart);
  if (isSame) return {};
  const from = Date.parse(`${today}T00:00:00Z`) + (EXPIRY_NOTICE_DAYS + 1) * DAY_MS;
  return { expiryFrom: new Date(from).toISOString().slice(0, 10) };
}
