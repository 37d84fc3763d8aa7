import { daysAfter, EXPIRY_NOTICE_DAYS, type VillageChoices, type VillageSettings } from '@jishan/contracts';

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
  return { expiryFrom: daysAfter(today, EXPIRY_NOTICE_DAYS + 1) };
}
