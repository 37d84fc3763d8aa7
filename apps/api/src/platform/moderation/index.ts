export { hasPersonalNumber } from './personal-numbers';
