import { pointsRoutes, type PointsAccountView, type RulesView, type StatementPage } from '@jishan/contracts';
import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { notFound } from '../../../platform/errors/problem';
import { Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { formerHouseholds } from '../../identity';
import { MyStatementQueryDto, StatementQueryDto } from '../points.dto';
import { readRules } from '../rules/rules.queries';
import { readAccount, readStatement } from './statement.queries';

@Controller()
@ApiTags('积分账户')
export class AccountsController {
  constructor(private readonly work: UnitOfWork) {}

  @Route(pointsRoutes.rules, { summary: '现行积分细则' })
  @May('points.rule.read')
  rules(@Who() who: VillageActor): Promise<RulesView> {
    return this.work.read(who.villageId, readRules);
  }

  @Route(pointsRoutes.myAccount, { summary: '我家的积分' })
  @May('points.account.read.own')
  mine(@Who() who: VillageActor): Promise<PointsAccountView> {
    return this.work.read(who.villageId, tx => readAccount(tx, householdOf(who)));
  }

  @Route(pointsRoutes.myStatement, { summary: '我家的积分明细' })
  @May('points.account.read.own')
  myStatement(@Who() who: VillageActor, @Query() query: MyStatementQueryDto): Promise<StatementPage> {
    return this.work.read(who.villageId, async tx => readStatement(tx, await ownOrFormer(tx, who, query.householdId), query));
  }

  @Route(pointsRoutes.householdStatement, { summary: '一户的积分明细' })
  @May('points.book.read')
  statement(
    @Who() who: VillageActor,
    @Param('householdId') householdId: string,
    @Query() query: StatementQueryDto,
  ): Promise<StatementPage> {
    return this.work.read(who.villageId, tx => readStatement(tx, householdId, query));
  }
}

function householdOf(who: VillageActor): string {
  if (who.householdId === null) throw notFound();
  return who.householdId;
}

/** The own household, or one of the past that was merged into another: its book stays readable for those who lived there. */
async function ownOrFormer(tx: Tx, who: VillageActor, householdId: string | undefined): Promise<string> {
  if (householdId === undefined || householdId === who.householdId) return householdOf(who);
  if (!(await formerHouseholds(tx, who.personId)).includes(householdId)) throw notFound();
  return householdId;
}
