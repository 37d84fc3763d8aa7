import { Module } from '@nestjs/common';
import { ComplaintWords } from './complaint-words';
import { ComplaintsController } from './complaints.controller';
import { ComplaintsQueries } from './complaints.queries';
import { OfficeComplaintsController } from './office-complaints.controller';
import { OfficeComplaintsQueries } from './office-complaints.queries';

@Module({
  controllers: [ComplaintsController, OfficeComplaintsController],
  providers: [ComplaintWords, ComplaintsQueries, OfficeComplaintsQueries],
})
export class ComplaintsModule {}
