import { Module } from '@nestjs/common';
import { CheckSignatures } from './check-signatures';
import { ReconcileBooks } from './reconcile-books';

/** Watches over the books of every feature. It stands above them all and imports none: a book brings its verification as a function (970_reconcile.sql). */
@Module({ providers: [CheckSignatures, ReconcileBooks] })
export class BooksModule {}
