/** The detector stands in the contracts: the form uses it too. */
export { hasPersonalNumber } from '@jishan/contracts';
