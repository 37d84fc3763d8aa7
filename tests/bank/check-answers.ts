import { deedOf, verdict, type CommandKind } from './history';
import type { Checker } from './check-deeds';

/** What a correct server may say no with, in this county. Anything else means that it has forgotten something it acknowledged. */
const expected: Readonly<Record<CommandKind, readonly string[]>> = {
  approve: ['POINTS.APPLICATION_ALREADY_DECIDED', 'POINTS.CAP_REACHED'],
  reverse: ['POINTS.NOT_REVERSIBLE', 'POINTS.REVERSAL_OVERDRAWS'],
  reserve: ['POINTS.INSUFFICIENT', 'STORE.OUT_OF_STOCK'],
  cancel: ['STORE.ALREADY_FULFILLED', 'STORE.ALREADY_CANCELLED'],
  handOver: ['STORE.ALREADY_FULFILLED', 'STORE.ALREADY_CANCELLED'],
  sale: ['POINTS.INSUFFICIENT', 'STORE.OUT_OF_STOCK'],
};

/** Broken surroundings are a 503 or a dead line: never a 500, never a refusal that is not true. */
export const wrongWords: Checker = history =>
  history.flatMap(({ command, sendings }) =>
    sendings
      .filter(({ ending, said }) => ending === 'fault' || (ending === 'refused' && !expected[command.kind].includes(said)))
      .map(({ said }) => `${deedOf(command)}: was told ${said}`),
  );

/** Every client heard in the end what became of its command. */
export const unanswered: Checker = history =>
  history
    .filter(({ sendings }) => !sendings.some(({ ending }) => ending === 'done' || ending === 'refused'))
    .map(({ command, sendings }) => `${deedOf(command)}: no definite answer after ${sendings.length} sendings`);

/** The answer says what was booked. */
export const untrueAnswers: Checker = (history, books) => {
  const transfers = new Map(books.transfers.map(transfer => [`${transfer.kind} ${transfer.causeId}`, transfer]));
  return history
    .filter(told => verdict(told) === 'done')
    .flatMap(({ command, sendings }) => {
      const answer = sendings.find(sending => sending.ending === 'done')?.answer;
      const transfer = transfers.get(deedOf(command));
      if (!answer || !transfer) return [];
      const isTrue =
        (answer.points ?? transfer.amount) === transfer.amount &&
        (answer.transferId ?? transfer.id) === transfer.id &&
        (answer.redemptionId ?? command.causeId) === command.causeId &&
        (answer.balance ?? 0) >= 0;
      return isTrue
        ? []
        : [`${deedOf(command)}: ${transfer.amount} points in ${transfer.id} were booked, the answer says ${JSON.stringify(answer)}`];
    });
};
