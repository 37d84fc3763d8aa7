import { Module } from '@nestjs/common';
import { CounterController } from './counter/counter.controller';
import { CounterSale } from './counter/counter-sale';
import { ResolveCounter } from './counter/resolve-counter';
import { GoodsController } from './goods/goods.controller';
import { GoodsQueries } from './goods/goods.queries';
import { EndRedemption } from './redemptions/end-redemption';
import { ExpireReservations } from './redemptions/expire-reservations';
import { PickupCodes } from './redemptions/pickup-codes';
import { RedemptionsController } from './redemptions/redemptions.controller';
import { RedemptionsQueries } from './redemptions/redemptions.queries';
import { ReserveGoods } from './redemptions/reserve-goods';
import { ReceiveStock } from './stock/receive-stock';

/** Points and stock move together, in one transaction; the points' ledger never learns of the store. */
@Module({
  controllers: [GoodsController, RedemptionsController, CounterController],
  providers: [
    GoodsQueries,
    RedemptionsQueries,
    ReserveGoods,
    EndRedemption,
    ExpireReservations,
    PickupCodes,
    ReceiveStock,
    ResolveCounter,
    CounterSale,
  ],
})
export class StoreModule {}
