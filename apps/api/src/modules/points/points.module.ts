import { Module } from '@nestjs/common';
import { ApplicationsController } from './applications/applications.controller';
import { ApplicationsQueries } from './applications/applications.queries';
import { ApproveApplication } from './applications/approve-application';
import { ReverseCredit } from './applications/reverse-credit';
import { ReviewController } from './applications/review.controller';
import { BookController } from './book/book.controller';
import { ExportBooks } from './book/export-book';
import { HonourController } from './honour/honour.controller';
import { AccountsController } from './ledger/accounts.controller';
import { DraftsController } from './rules/drafts.controller';
import { RuleSetsController } from './rules/rule-sets.controller';
import { RuleSetsQueries } from './rules/rule-sets.queries';
import { SettleRuleSets } from './rules/settle-rule-sets';

/** Knows identity only; it never learns who earns or spends. */
@Module({
  controllers: [
    ApplicationsController,
    ReviewController,
    AccountsController,
    RuleSetsController,
    DraftsController,
    HonourController,
    BookController,
  ],
  providers: [ApplicationsQueries, ApproveApplication, ReverseCredit, RuleSetsQueries, SettleRuleSets, ExportBooks],
})
export class PointsModule {}
