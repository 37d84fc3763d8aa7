import { deductionRoutes, type DeductionView, type Page } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import {
  appealDeduction,
  appealSpoken,
  decideAppeal,
  openDeduction,
  reverseDeduction,
  tellDeduction,
  withdrawDeduction,
} from './decide-deduction';
import {
  AppealDeductionDto,
  AppealSpokenDto,
  CloseDeductionDto,
  DecideAppealDto,
  DeductionsQueryDto,
  OpenDeductionDto,
  TellDeductionDto,
} from './deductions.dto';
import { DeductionsQueries } from './deductions.queries';

/** 扣分: opened by those in office, heard by others than who opened it, seen by nobody else. */
@Controller()
@ApiTags('积分扣分')
export class DeductionsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: DeductionsQueries,
  ) {}

  @Route(deductionRoutes.deductions, { summary: '村里的扣分登记' })
  @May('points.deduction.read')
  list(@Who() who: VillageActor, @Query() query: DeductionsQueryDto): Promise<Page<DeductionView>> {
    return this.work.read(who.villageId, tx => this.queries.list(tx, who, query));
  }

  @Route(deductionRoutes.myDeductions, { summary: '我家的扣分告知' })
  @May('points.deduction.read.own')
  mine(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<DeductionView>> {
    return this.work.read(who.villageId, tx => this.queries.mine(tx, who, query));
  }

  @Route(deductionRoutes.deduction, { summary: '一件扣分' })
  @May('village.read')
  one(@Who() who: VillageActor, @Param('deductionId') id: string): Promise<DeductionView> {
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, id));
  }

  @Route(deductionRoutes.openDeduction, {
    summary: '登记一件扣分，先告知农户',
    refuses: [
      'POINTS.DEDUCTIONS_OFF',
      'POINTS.DEDUCTION_RULE',
      'POINTS.RULE_NOT_IN_FORCE',
      'POINTS.RULE_NOT_VALID_TODAY',
      'POINTS.RANGE',
      'POINTS.PHOTOS_NEEDED',
      'POINTS.RULE_FORBIDDEN',
      'POINTS.DEDUCTION_CAP',
      'POINTS.PHOTO_UNKNOWN',
      'POINTS.DEDUCTION_ID_TAKEN',
    ],
  })
  @May('points.deduction.open')
  open(@Who() who: VillageActor, @Body() body: OpenDeductionDto, @Call() call: CallFacts): Promise<DeductionView> {
    return this.after(call, who, body.id, tx => openDeduction(tx, call, who, body));
  }

  @Route(deductionRoutes.appealDeduction, {
    summary: '农户申诉',
    refuses: [
      'POINTS.TEXT_NEEDED',
      'POINTS.APPEAL_MADE',
      'POINTS.APPEAL_OVER',
      'POINTS.PHOTO_UNKNOWN',
      'POINTS.VOICE_UNKNOWN',
      'POINTS.VOICE_USED',
    ],
  })
  @May('points.deduction.appeal')
  appeal(
    @Who() who: VillageActor,
    @Param('deductionId') id: string,
    @Body() body: AppealDeductionDto,
    @Call() call: CallFacts,
  ): Promise<DeductionView> {
    return this.after(call, who, id, tx => appealDeduction(tx, call, who, id, body));
  }

  @Route(deductionRoutes.tellDeduction, {
    summary: '已当面告知（这户没有人用手机）',
    refuses: ['POINTS.DEDUCTION_STATE', 'POINTS.DEDUCTION_TOLD', 'POINTS.DEDUCTION_TOLD_BY_OPENER'],
  })
  @May('points.deduction.face_to_face')
  tell(
    @Who() who: VillageActor,
    @Param('deductionId') id: string,
    @Body() body: TellDeductionDto,
    @Call() call: CallFacts,
  ): Promise<DeductionView> {
    return this.after(call, who, id, tx => tellDeduction(tx, call, who, id, body.personId));
  }

  @Route(deductionRoutes.appealSpoken, {
    summary: '替没有手机的农户记下口头申诉',
    refuses: ['POINTS.DEDUCTION_READS', 'POINTS.APPEAL_MADE', 'POINTS.APPEAL_OVER', 'POINTS.PHOTO_UNKNOWN'],
  })
  @May('points.deduction.face_to_face')
  spoken(
    @Who() who: VillageActor,
    @Param('deductionId') id: string,
    @Body() body: AppealSpokenDto,
    @Call() call: CallFacts,
  ): Promise<DeductionView> {
    return this.after(call, who, id, tx => appealSpoken(tx, call, who, id, body));
  }

  @Route(deductionRoutes.decideAppeal, { summary: '复核申诉', refuses: ['POINTS.DEDUCTION_STATE', 'POINTS.BOOKS_STOPPED'] })
  @May('points.deduction.decide')
  decide(
    @Who() who: VillageActor,
    @Param('deductionId') id: string,
    @Body() body: DecideAppealDto,
    @Call() call: CallFacts,
  ): Promise<DeductionView> {
    return this.after(call, who, id, tx => decideAppeal(tx, call, who, id, body));
  }

  @Route(deductionRoutes.withdrawDeduction, { summary: '扣分之前撤回', refuses: ['POINTS.DEDUCTION_STATE'] })
  @May('points.deduction.open')
  withdraw(
    @Who() who: VillageActor,
    @Param('deductionId') id: string,
    @Body() body: CloseDeductionDto,
    @Call() call: CallFacts,
  ): Promise<DeductionView> {
    return this.after(call, who, id, tx => withdrawDeduction(tx, call, who, id, body.reason));
  }

  @Route(deductionRoutes.reverseDeduction, { summary: '退回扣掉的积分', refuses: ['POINTS.DEDUCTION_STATE', 'POINTS.BOOKS_STOPPED'] })
  @May('points.deduction.reverse')
  reverse(
    @Who() who: VillageActor,
    @Param('deductionId') id: string,
    @Body() body: CloseDeductionDto,
    @Call() call: CallFacts,
  ): Promise<DeductionView> {
    return this.after(call, who, id, tx => reverseDeduction(tx, call, who, id, body.reason));
  }

  private after(call: CallFacts, who: VillageActor, id: string, command: (tx: Tx) => Promise<void>): Promise<DeductionView> {
    return this.commands.run(call, async tx => {
      await command(tx);
      return this.queries.one(tx, who, id);
    });
  }
}
