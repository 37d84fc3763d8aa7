import type { GrantRole } from '@jishan/contracts';
import { Problem } from '../../../platform/errors/problem';

/** Pure. A reviewer is elected, and the election is on record; nobody else's appointment has one. */
export function refuseElection({ role, granted, election, photoIds }: GrantRole, today: string): void {
  if (!granted || role !== 'reviewer') {
    if (election) throw new Problem('ROLE.ELECTION_ONLY_REVIEWERS');
    return;
  }
  if (!election || photoIds.length === 0) throw new Problem('ROLE.ELECTION_REQUIRED');
  if (election.heldOn > today) throw new Problem('ROLE.ELECTION_DAY');
  if (election.votesFor + election.votesAgainst > election.present) throw new Problem('ROLE.ELECTION_VOTES');
  if (election.votesFor * 2 <= election.present) throw new Problem('ROLE.ELECTION_NOT_CARRIED');
}
