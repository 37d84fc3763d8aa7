import { Module } from '@nestjs/common';
import { FundController } from './fund.controller';
import { FundQueries } from './fund.queries';
import { PrintReport } from './print-report';

/** 积分资金: money against what points promise. Stands above points and store, and is known by neither. */
@Module({
  controllers: [FundController],
  providers: [FundQueries, PrintReport],
})
export class FundModule {}
