/** How long an office is new: whoever was put there for one case waits longer than the case does (029_second_hand.sql has it too). */
export const OFFICE_NEW_DAYS = 31;
/** Pages of the minutes, or of the decision. */
export const ROLE_MAX_PHOTOS = 3;
/** A village has some dozens of representatives, and a villagers' meeting some thousands of people. */
export const ROLE_ELECTION_MAX_PEOPLE = 9999;
