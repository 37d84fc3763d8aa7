import { PROXY_LOCK_SECONDS, PROXY_WRONG_TRIES, type ProxyCandidate, type ResolveProxyCode as Question } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { notFound, Problem } from '../../../platform/errors/problem';
import { Limiter } from '../../../platform/limits';
import { codeExpired, codeInvalid, codeLocked, codeUsed, digitsNeedName, ownHousehold } from './proxies.errors';
import { codeNumberOf, helperById, helpersNamed, type HelperRow } from './proxies.queries';
import { ProxyCodes } from './proxy-codes';

interface Found {
  readonly helper: HelperRow;
  readonly number: number;
}

/** Whose code it is, before the household decides; grants nothing. */
@Injectable()
export class ResolveProxyCode {
  constructor(
    private readonly work: UnitOfWork,
    private readonly limiter: Limiter,
    private readonly codes: ProxyCodes,
  ) {}

  /** Five wrong tries of an account, and nothing is looked at for a quarter of an hour. */
  async run(who: VillageActor, question: Question): Promise<ProxyCandidate> {
    const counter = `proxy ${who.villageId} ${who.accountId}`;
    await this.limiter.hit(counter, PROXY_WRONG_TRIES, PROXY_LOCK_SECONDS).catch(refuseLocked);
    const looked = await this.work.read(who.villageId, tx => this.look(tx, who, question));
    // Right, or right once: neither is a guess.
    if (!(looked instanceof Problem) || looked.code !== 'PROXY.CODE_INVALID') await this.limiter.takeBack(counter);
    if (looked instanceof Problem) throw looked;
    return looked;
  }

  private async look(tx: Tx, who: VillageActor, question: Question): Promise<ProxyCandidate | Problem> {
    if (!who.householdId) return notFound();
    const found = question.code === undefined ? await this.byDigits(tx, who, question) : await this.byQr(tx, who, question.code.trim());
    if (found instanceof Problem) return found;
    const { helper, number } = found;
    if (helper.household_id === who.householdId) return ownHousehold();
    const { villageId, accountId, householdId } = who;
    return {
      helperName: helper.name,
      groupName: helper.group_name,
      householdName: helper.household_name,
      ticket: this.codes.ticket({ villageId, accountId, householdId, helperPersonId: helper.id, number }),
    };
  }

  private async byQr(tx: Tx, who: VillageActor, code: string): Promise<Found | Problem> {
    const read = this.codes.readQr(code, who.villageId);
    if (read.kind === 'expired') return codeExpired();
    const helper = read.kind === 'good' ? await helperById(tx, read.helperPersonId) : null;
    if (read.kind === 'bad' || !helper) return codeInvalid();
    return read.number === (await codeNumberOf(tx, helper.id)) ? { helper, number: read.number } : codeUsed();
  }

  private async byDigits(tx: Tx, who: VillageActor, { digits, helperName }: Question): Promise<Found | Problem> {
    const name = helperName?.trim();
    if (digits === undefined || !name) return digitsNeedName();
    for (const helper of await helpersNamed(tx, name)) {
      const number = await codeNumberOf(tx, helper.id);
      if (this.codes.digitsMatch(digits, who.villageId, { helperPersonId: helper.id, number })) return { helper, number };
    }
    return codeInvalid();
  }
}

function refuseLocked(error: unknown): never {
  if (error instanceof Problem && error.code === 'REQUEST.TOO_MANY')
    throw codeLocked(Number(error.details['seconds'] ?? PROXY_LOCK_SECONDS));
  throw error;
}
