import { create } from 'zustand';

/** A phone code that came with the login is used by the claim that follows; good once and for five minutes, so it is only held in memory. */
export const usePhoneCode = create<{ code: string | undefined }>(() => ({ code: undefined }));

export function keepPhoneCode(code: string | undefined): void {
  usePhoneCode.setState({ code });
}
