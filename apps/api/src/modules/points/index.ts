export { PointsModule } from './points.module';
export { BookKey } from './seal/book-key';
export { dayAt, SealBook } from './seal/seal-book';
export { sealVillage } from './seal/seal-village';
