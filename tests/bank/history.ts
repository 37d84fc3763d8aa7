import type { MovementKind, TransferKind } from '@jishan/contracts';

export const COMMAND_KINDS = ['approve', 'reverse', 'reserve', 'cancel', 'handOver', 'sale'] as const;
export type CommandKind = (typeof COMMAND_KINDS)[number];

export interface Line {
  readonly goodsId: string;
  readonly quantity: number;
}

/** One intention of one person; however often it is sent, it has one key. */
export interface Command {
  readonly kind: CommandKind;
  readonly key: string;
  readonly villageId: string;
  readonly accountId: string;
  readonly householdId: string;
  /** The application or the redemption. */
  readonly causeId: string;
  readonly points: number;
  /** Empty for applications. */
  readonly lines: readonly Line[];
}

export interface Answer {
  readonly points?: number;
  readonly balance?: number;
  readonly transferId?: string;
  readonly redemptionId?: string;
}

/**
 * How one sending ended. `unsure`: no answer, or one that says "send it again"; it may have had its effect or not. `fault`: an answer that a
 * correct server never gives, whatever breaks around it.
 */
export interface Sending {
  readonly ending: 'done' | 'refused' | 'unsure' | 'fault';
  /** The problem's code, or what became of the connection. */
  readonly said: string;
  /** The body as it came, for comparing. */
  readonly body?: string;
  readonly answer?: Answer;
  readonly replayed?: boolean;
  /** Sent after the client already knew that it was done. */
  readonly afterwards?: boolean;
}

/** A command and everything its client was told about it. */
export interface Told {
  readonly command: Command;
  readonly sendings: readonly Sending[];
}

export type Verdict = 'done' | 'refused' | 'unsure';

/**
 * `refused` only when every single sending was: beside a lost one a refusal says nothing about the lost one, which may have come first or
 * come after.
 */
export function verdict({ sendings }: Told): Verdict {
  if (sendings.some(sending => sending.ending === 'done')) return 'done';
  return sendings.length > 0 && sendings.every(sending => sending.ending === 'refused') ? 'refused' : 'unsure';
}

/** What a command leaves in the books when it had its effect. */
export interface Effect {
  readonly transfer: TransferKind;
  readonly from: 'wallet' | 'reserved' | 'issuance' | 'redeemed' | 'correction';
  readonly to: 'wallet' | 'reserved' | 'issuance' | 'redeemed' | 'correction';
  /** What the household's wallet gains per point. */
  readonly wallet: -1 | 0 | 1;
  readonly movement?: MovementKind;
  readonly onHand: -1 | 0;
  readonly reserved: -1 | 0 | 1;
  readonly audit: string;
  readonly topic: string;
}

const credited = { audit: 'points.application.approved', topic: 'points.application.credited' };
const reversed = { audit: 'points.credit.reversed', topic: 'points.application.reversed' };
const became = (status: string) => ({ audit: `store.redemption.${status}`, topic: `store.redemption.${status}` });

export const effects: Readonly<Record<CommandKind, Effect>> = {
  approve: { transfer: 'award', from: 'issuance', to: 'wallet', wallet: 1, onHand: 0, reserved: 0, ...credited },
  reverse: { transfer: 'award_reversal', from: 'wallet', to: 'correction', wallet: -1, onHand: 0, reserved: 0, ...reversed },
  reserve: {
    transfer: 'hold',
    from: 'wallet',
    to: 'reserved',
    wallet: -1,
    movement: 'reserve',
    onHand: 0,
    reserved: 1,
    ...became('reserved'),
  },
  cancel: {
    transfer: 'release',
    from: 'reserved',
    to: 'wallet',
    wallet: 1,
    movement: 'release',
    onHand: 0,
    reserved: -1,
    ...became('cancelled'),
  },
  handOver: {
    transfer: 'capture',
    from: 'reserved',
    to: 'redeemed',
    wallet: 0,
    movement: 'issue',
    onHand: -1,
    reserved: -1,
    ...became('fulfilled'),
  },
  sale: {
    transfer: 'counter_sale',
    from: 'wallet',
    to: 'redeemed',
    wallet: -1,
    movement: 'issue',
    onHand: -1,
    reserved: 0,
    ...became('fulfilled'),
  },
};

export const deedOf = (command: Command): string => `${effects[command.kind].transfer} ${command.causeId}`;
