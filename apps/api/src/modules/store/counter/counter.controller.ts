import {
  storeRoutes,
  type CounterHelper,
  type CounterHousehold,
  type Page,
  type RedemptionResult,
  type RedemptionView,
} from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { EndRedemption } from '../redemptions/end-redemption';
import { PickupCodes } from '../redemptions/pickup-codes';
import { RedemptionsQueries } from '../redemptions/redemptions.queries';
import { CounterSaleDto, GrantByCardDto, HandOverDto, RedemptionsQueryDto, ResolveCounterDto, ReturnRedemptionDto } from '../store.dto';
import { proofOfHandOver, proofOfSale } from './counter-proof';
import { CounterSale } from './counter-sale';
import { letHelperByCard } from './grant-by-card';
import { ResolveCounter } from './resolve-counter';

/** What the store's keeper does at the counter. */
@Controller()
@ApiTags('积分超市：柜台')
export class CounterController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly resolving: ResolveCounter,
    private readonly ending: EndRedemption,
    private readonly sale: CounterSale,
    private readonly codes: PickupCodes,
    private readonly redemptions: RedemptionsQueries,
    private readonly commands: Commands,
  ) {}

  @Route(storeRoutes.resolveCounter, {
    summary: '核对领取码或户卡',
    refuses: [
      'STORE.CODE_INVALID',
      'STORE.DIGITS_NEED_HOUSEHOLD',
      'STORE.CODE_EXPIRED',
      'STORE.CODE_LOCKED',
      'STORE.ALREADY_FULFILLED',
      'STORE.ALREADY_CANCELLED',
      'STORE.RESERVATION_EXPIRED',
      'STORE.ALREADY_RETURNED',
    ],
  })
  @May('store.counter')
  resolve(@Who() who: VillageActor, @Body() body: ResolveCounterDto): Promise<CounterHousehold> {
    return this.resolving.byCode(who, body);
  }

  @Route(storeRoutes.counterHousehold, { summary: '按名字找到的一户' })
  @May('store.counter')
  household(@Who() who: VillageActor, @Param('householdId') householdId: string): Promise<CounterHousehold> {
    return this.resolving.byName(who, householdId);
  }

  @Route(storeRoutes.grantByCard, {
    summary: '凭户卡请人当天代办',
    refuses: [
      'STORE.TICKET_EXPIRED',
      'STORE.CARD_NEEDED',
      'PROXY.SELF',
      'PROXY.EXISTS',
      'PROXY.TOO_MANY',
      'PROXY.HELPER_UNFIT',
      'PROXY.RECORDER_INVOLVED',
    ],
  })
  @May('store.counter')
  grant(@Who() who: VillageActor, @Body() body: GrantByCardDto, @Call() call: CallFacts): Promise<CounterHelper> {
    return this.commands.run(call, tx => letHelperByCard(tx, call, this.codes, who, body));
  }

  @Route(storeRoutes.counterRedemptions, { summary: '全村的兑换' })
  @May('store.book.read')
  list(@Who() who: VillageActor, @Query() query: RedemptionsQueryDto): Promise<Page<RedemptionView>> {
    return this.work.read(who.villageId, tx => this.redemptions.all(tx, query));
  }

  @Route(storeRoutes.handOver, {
    summary: '交付商品',
    refuses: [
      'STORE.ALREADY_FULFILLED',
      'STORE.ALREADY_CANCELLED',
      'STORE.RESERVATION_EXPIRED',
      'STORE.ALREADY_RETURNED',
      'STORE.OWN_HOUSEHOLD',
      'STORE.TICKET_EXPIRED',
      'STORE.CODE_INVALID',
      'STORE.REASON_NEEDED',
      'STORE.HELPER_UNKNOWN',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('store.counter')
  async handOver(
    @Who() who: VillageActor,
    @Param('redemptionId') redemptionId: string,
    @Body() body: HandOverDto,
    @Call() call: CallFacts,
  ): Promise<RedemptionResult> {
    return this.ending.handOver(call, who, redemptionId, proofOfHandOver(this.codes, who, redemptionId, body));
  }

  @Route(storeRoutes.returnRedemption, {
    summary: '退货（积分退回）',
    refuses: [
      'STORE.NOT_FULFILLED',
      'STORE.ALREADY_RETURNED',
      'STORE.ALREADY_CANCELLED',
      'STORE.RESERVATION_EXPIRED',
      'STORE.OWN_HOUSEHOLD',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('store.counter')
  takeBack(
    @Who() who: VillageActor,
    @Param('redemptionId') redemptionId: string,
    @Body() body: ReturnRedemptionDto,
    @Call() call: CallFacts,
  ): Promise<RedemptionResult> {
    return this.ending.takeBack(call, who, redemptionId, body);
  }

  @Route(storeRoutes.counterSale, {
    summary: '柜台兑换（没有手机的人）',
    refuses: [
      'STORE.PRICE_CHANGED',
      'STORE.GOODS_OFF_SHELF',
      'STORE.OUT_OF_STOCK',
      'STORE.LIMIT_REACHED',
      'STORE.OWN_HOUSEHOLD',
      'STORE.TICKET_EXPIRED',
      'STORE.CODE_INVALID',
      'STORE.REASON_NEEDED',
      'STORE.HELPER_UNKNOWN',
      'STORE.REDEMPTION_ID_TAKEN',
      'POINTS.INSUFFICIENT',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('store.counter')
  async sell(@Who() who: VillageActor, @Body() body: CounterSaleDto, @Call() call: CallFacts): Promise<RedemptionResult> {
    return this.sale.run(call, who, body, proofOfSale(this.codes, who, body.householdId, body));
  }
}
