import { Module } from '@nestjs/common';
import { ApplicationsController } from './applications/applications.controller';
import { ApplicationsQueries } from './applications/applications.queries';
import { ApproveApplication } from './applications/approve-application';
import { ReverseCredit } from './applications/reverse-credit';
import { ReviewController } from './applications/review.controller';
import { SealedBookController } from './seal/sealed-book.controller';
import { BookKey } from './seal/book-key';
import { SealBook } from './seal/seal-book';
import { AccountsController } from './ledger/accounts.controller';

/** Knows identity only; it never learns who earns or spends. */
@Module({
  controllers: [ApplicationsController, ReviewController, AccountsController, SealedBookController],
  providers: [ApplicationsQueries, ApproveApplication, ReverseCredit, BookKey, SealBook],
})
export class PointsModule {}
