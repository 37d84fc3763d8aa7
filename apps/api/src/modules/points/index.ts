export { PointsModule } from './points.module';
export { BookKey } from './book/book-key';
export { dayAt, SealBook } from './book/seal-book';
export { sealVillage } from './book/seal-village';
