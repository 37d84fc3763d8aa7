import { storeRoutes, type Page, type PickupCode, type RedemptionResult, type RedemptionView } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { RedemptionsQueryDto, ReserveGoodsDto } from '../store.dto';
import { EndRedemption } from './end-redemption';
import { PickupCodes } from './pickup-codes';
import { RedemptionsQueries } from './redemptions.queries';
import { ReserveGoods } from './reserve-goods';
import { showPickupCode } from './show-pickup-code';

/** What a household does in the store. */
@Controller()
@ApiTags('积分超市：兑换')
export class RedemptionsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: RedemptionsQueries,
    private readonly reserving: ReserveGoods,
    private readonly ending: EndRedemption,
    private readonly codes: PickupCodes,
  ) {}

  @Route(storeRoutes.reserveGoods, {
    summary: '预留商品（同时扣住积分和库存）',
    refuses: [
      'STORE.PRICE_CHANGED',
      'STORE.GOODS_OFF_SHELF',
      'STORE.OUT_OF_STOCK',
      'STORE.LIMIT_REACHED',
      'STORE.ROUNDS_ONLY',
      'STORE.REDEMPTION_ID_TAKEN',
      'POINTS.INSUFFICIENT',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('store.redemption.reserve')
  reserve(@Who() who: VillageActor, @Body() body: ReserveGoodsDto, @Call() call: CallFacts): Promise<RedemptionResult> {
    return this.reserving.run(call, who, body);
  }

  @Route(storeRoutes.myRedemptions, { summary: '我家的兑换' })
  @May('store.redemption.read.own')
  mine(@Who() who: VillageActor, @Query() query: RedemptionsQueryDto): Promise<Page<RedemptionView>> {
    return this.work.read(who.villageId, tx => this.queries.mine(tx, who, query));
  }

  @Route(storeRoutes.redemption, { summary: '一笔兑换' })
  @May('store.redemption.read.own')
  one(@Who() who: VillageActor, @Param('redemptionId') redemptionId: string): Promise<RedemptionView> {
    return this.work.read(who.villageId, tx => this.queries.ofMine(tx, who, redemptionId));
  }

  @Route(storeRoutes.pickupCode, {
    summary: '新的领取码（五分钟内有效）',
    refuses: ['STORE.ALREADY_FULFILLED', 'STORE.ALREADY_CANCELLED', 'STORE.RESERVATION_EXPIRED', 'STORE.ALREADY_RETURNED'],
  })
  @May('store.redemption.read.own')
  pickupCode(@Who() who: VillageActor, @Param('redemptionId') redemptionId: string): Promise<PickupCode> {
    return this.work.read(who.villageId, tx => showPickupCode(tx, who, redemptionId, { queries: this.queries, codes: this.codes }));
  }

  @Route(storeRoutes.cancelRedemption, {
    summary: '取消预留（积分和商品退回）',
    refuses: [
      'STORE.ALREADY_FULFILLED',
      'STORE.ALREADY_CANCELLED',
      'STORE.RESERVATION_EXPIRED',
      'STORE.ALREADY_RETURNED',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('store.redemption.cancel')
  cancel(
    @Who() who: VillageActor,
    @Param('redemptionId') redemptionId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<RedemptionResult> {
    return this.ending.cancel(call, who, redemptionId);
  }
}
