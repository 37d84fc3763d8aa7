import {
  fillWords,
  mayInVillage,
  problems,
  type ApplicationStatus,
  type ApprovalResult,
  type ApproveManyOutcome,
  type ApproveManyResult,
  type CapPeriod,
  type CapSubject,
  type VillageRole,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { decidingRole } from '../points.access';
import { alreadyDecided, capReached } from '../points.errors';

interface ApproveItem extends CallerItem {
  readonly applicationId: string;
  readonly points?: number;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
  /** All their offices that may decide: one that is new takes nothing from an older one. */
  readonly actorRoles: readonly VillageRole[];
  /** By one tap with others: what must be looked at alone is not among them. */
  readonly together: boolean;
  readonly transferId: string;
}

/** Approves: state, credit and cap in one statement (applications/110_approve.sql). One is a set of one. */
@Injectable()
export class ApproveApplication {
  private readonly command: SetCommand<ApproveItem, ApprovalResult>;

  constructor(books: BooksCommands) {
    this.command = books.command('points_approve');
  }

  async one(call: Call, who: VillageActor, applicationId: string, points: number | undefined): Promise<ApprovalResult> {
    try {
      const { answer, replayed } = await this.command.call(this.item(call, who, applicationId, points));
      if (replayed) call.markReplayed();
      return answer;
    } catch (error) {
      throw error instanceof Problem ? spoken(error) : error;
    }
  }

  /** Each application has its own outcome: one that cannot be approved stops no other. */
  async many(call: Call, who: VillageActor, applicationIds: readonly string[]): Promise<ApproveManyResult> {
    const results = await this.command.callMany(applicationIds.map(id => this.item(call, who, id, undefined, id)));
    return { outcomes: results.map((result, index) => outcome(applicationIds[index] ?? '', result)) };
  }

  private item(call: Call, who: VillageActor, applicationId: string, points: number | undefined, part?: string): ApproveItem {
    return {
      ...callerItem(call, part),
      applicationId,
      points,
      actorHouseholdId: who.householdId,
      actorRole: decidingRole(who),
      actorRoles: who.roles.filter(role => mayInVillage([role], 'points.application.decide')),
      together: part !== undefined,
      transferId: uuidv7(),
    };
  }
}

/** The function names statuses and periods by their codes; people read their titles. */
function spoken(problem: Problem): Problem {
  const { status, times, period, subject } = problem.details;
  switch (problem.code) {
    case 'POINTS.APPLICATION_ALREADY_DECIDED':
      return alreadyDecided(status as ApplicationStatus);
    case 'POINTS.CAP_REACHED':
      return capReached({ times: Number(times), period: period as CapPeriod, subject: subject as CapSubject });
    default:
      return problem;
  }
}

function outcome(applicationId: string, result: Problem | { answer: ApprovalResult }): ApproveManyOutcome {
  if (!(result instanceof Problem)) return { applicationId, approved: result.answer };
  const { code, details } = spoken(result);
  const words: { title: string; detail?: string } = problems[code];
  return {
    applicationId,
    refused: { code, title: fillWords(words.title, details), ...(words.detail ? { detail: fillWords(words.detail, details) } : {}) },
  };
}
