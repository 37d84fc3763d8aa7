import { Module } from '@nestjs/common';
import { ApplicationsController } from './applications/applications.controller';
import { ApplicationsQueries } from './applications/applications.queries';
import { ApproveApplication } from './applications/approve-application';
import { ReverseCredit } from './applications/reverse-credit';
import { ReviewController } from './applications/review.controller';
import { BookController } from './book/book.controller';
import { BookKey } from './book/book-key';
import { SealBook } from './book/seal-book';
import { AccountsController } from './ledger/accounts.controller';

/** Knows identity only; it never learns who earns or spends. */
@Module({
  controllers: [ApplicationsController, ReviewController, AccountsController, BookController],
  providers: [ApplicationsQueries, ApproveApplication, ReverseCredit, BookKey, SealBook],
})
export class PointsModule {}
