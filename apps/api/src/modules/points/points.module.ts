import { inboxTopics } from '@jishan/contracts';
import { Module, type OnModuleInit } from '@nestjs/common';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';
import { ApplicationsController } from './applications/applications.controller';
import { ApplicationsQueries } from './applications/applications.queries';
import { ApproveApplication } from './applications/approve-application';
import { DecidedController } from './applications/decided.controller';
import { DecidedQueries } from './applications/decided.queries';
import { RecordedController } from './applications/recorded.controller';
import { ReverseCredit } from './applications/reverse-credit';
import { ReviewController } from './applications/review.controller';
import { BookController } from './book/book.controller';
import { ExportBooks } from './book/export-book';
import { ExpirePoints } from './expiry/expire-points';
import { DeductionsController } from './deductions/deductions.controller';
import { DeductionsQueries } from './deductions/deductions.queries';
import { AppealClock } from './deductions/appeal-clock';
import { PostDeductions } from './deductions/post-deductions';
import { HouseholdChangesController } from './households/household-changes.controller';
import { HouseholdChangesQueries } from './households/household-changes.queries';
import { MergeHousehold } from './households/merge-household';
import { MergesController } from './households/merges.controller';
import { SplitHousehold } from './households/split-household';
import { HonourController } from './honour/honour.controller';
import { AccountsController } from './ledger/accounts.controller';
import { CheckClock } from './panel/check-clock';
import { CreditDue } from './panel/credit-due';
import { PanelClock } from './panel/panel-clock';
import { PanelController } from './panel/panel.controller';
import { PanelQueries } from './panel/panel.queries';
import { PublicationsController } from './panel/publications.controller';
import { RelativesController } from './panel/relatives.controller';
import { stepAsideFromEntry } from './panel/roster-entries';
import { DraftsController } from './rules/drafts.controller';
import { RuleSetsController } from './rules/rule-sets.controller';
import { RuleSetsQueries } from './rules/rule-sets.queries';
import { SettleRuleSets } from './rules/settle-rule-sets';
import { StandardsController } from './rules/standards.controller';
import { TemplatesController } from './rules/templates.controller';
import { BookKey } from './seal/book-key';
import { SealBook } from './seal/seal-book';
import { SealedBookController } from './seal/sealed-book.controller';
import { ThankHelpers } from './thanks/thank-helpers';

/** Knows identity only; it never learns who earns or spends. */
@Module({
  controllers: [
    ApplicationsController,
    RecordedController,
    DecidedController,
    ReviewController,
    PanelController,
    PublicationsController,
    RelativesController,
    AccountsController,
    RuleSetsController,
    DraftsController,
    StandardsController,
    TemplatesController,
    DeductionsController,
    HouseholdChangesController,
    MergesController,
    HonourController,
    BookController,
    SealedBookController,
  ],
  providers: [
    ApplicationsQueries,
    DecidedQueries,
    ApproveApplication,
    ReverseCredit,
    PanelQueries,
    CreditDue,
    ExpirePoints,
    DeductionsQueries,
    HouseholdChangesQueries,
    MergeHousehold,
    SplitHousehold,
    PostDeductions,
    AppealClock,
    PanelClock,
    CheckClock,
    RuleSetsQueries,
    SettleRuleSets,
    ExportBooks,
    BookKey,
    SealBook,
    ThankHelpers,
  ],
})
export class PointsModule implements OnModuleInit {
  constructor(private readonly outbox: OutboxDispatcher) {}

  onModuleInit(): void {
    this.outbox.on(inboxTopics.rosterChanged, stepAsideFromEntry);
  }
}
