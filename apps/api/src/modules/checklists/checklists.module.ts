import { Module } from '@nestjs/common';
import { ItemsController } from './items/items.controller';
import { EscalateOverdue } from './requests/escalate-overdue';
import { RequestsController } from './requests/requests.controller';
import { RequestsQueries } from './requests/requests.queries';
import { WorkController } from './requests/work.controller';

@Module({ controllers: [ItemsController, RequestsController, WorkController], providers: [RequestsQueries, EscalateOverdue] })
export class ChecklistsModule {}
