/** A browser asks by itself. */
export function PrivacyHost() {
  return null;
}
